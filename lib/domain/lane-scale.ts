/** The time that the lanes view shows, and how zooming and panning change it. */

export interface Viewport {
  /** Milliseconds. */
  from: number
  to: number
}

const MINUTE = 60_000

/** The closest look: ten minutes from edge to edge. */
export const CLOSEST = 10 * MINUTE

/** Where a moment stands on `width` px. */
export function scaleTime(at: number, viewport: Viewport, width: number): number {
  return ((at - viewport.from) / (viewport.to - viewport.from)) * width
}

/** The moment at a distance from the left edge. */
export function timeAt(x: number, viewport: Viewport, width: number): number {
  return viewport.from + (x / width) * (viewport.to - viewport.from)
}

/** A factor below 1 looks closer; the moment at `anchor` stays where it is on the screen. */
export function zoom(viewport: Viewport, factor: number, anchor: number, limits: Viewport): Viewport {
  const span = viewport.to - viewport.from
  const most = limits.to - limits.from
  const wanted = Math.min(Math.max(span * factor, Math.min(CLOSEST, most)), most)
  const from = anchor - (anchor - viewport.from) * (wanted / span)
  return within({ from, to: from + wanted }, limits)
}

/** Moves by a share of what is in view. */
export function pan(viewport: Viewport, share: number, limits: Viewport): Viewport {
  const step = share * (viewport.to - viewport.from)
  return within({ from: viewport.from + step, to: viewport.to + step }, limits)
}

/** The same span, moved so that it lies inside the limits. */
export function within(viewport: Viewport, limits: Viewport): Viewport {
  const span = Math.min(viewport.to - viewport.from, limits.to - limits.from)
  const from = Math.min(Math.max(viewport.from, limits.from), limits.to - span)
  return { from, to: from + span }
}
