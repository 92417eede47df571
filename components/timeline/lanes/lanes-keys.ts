/** What keys do to the time in view. */
import { pan, type Viewport, zoom } from '@/lib/domain/lane-scale'
import type { Span } from '../trace/brush'

/** More windows than a record is long at the closest look. */
const FAR = 1e7

/** A key's effect on the viewport; null for other keys. */
export function keyMove(key: string, limits: Span): ((viewport: Viewport) => Viewport) | null {
  const zoomBy = (factor: number) => (viewport: Viewport) =>
    zoom(viewport, factor, (viewport.from + viewport.to) / 2, limits)
  const panBy = (share: number) => (viewport: Viewport) => pan(viewport, share, limits)
  const moves: Record<string, (viewport: Viewport) => Viewport> = {
    '+': zoomBy(1 / 1.5),
    '=': zoomBy(1 / 1.5),
    '-': zoomBy(1.5),
    _: zoomBy(1.5),
    0: () => limits,
    ArrowLeft: panBy(-0.15),
    ArrowRight: panBy(0.15),
    PageUp: panBy(-0.9),
    PageDown: panBy(0.9),
    Home: panBy(-FAR),
    End: panBy(FAR),
  }
  return moves[key] ?? null
}
