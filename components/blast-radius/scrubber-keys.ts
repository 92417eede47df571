/** Where keys lead on the slider. */
import { type ChangePoint, nextChange, type ScrubRange } from './scrubber-steps'

const STEP = 5 * 60_000

/**
 * The moment that a key leads to: arrows to the next change, with Shift by five minutes, Home and End to the ends, Escape to
 * the whole time (null). Undefined: not a key of the slider.
 */
export function moveMoment(
  points: readonly ChangePoint[],
  range: ScrubRange,
  at: number | null,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): number | null | undefined {
  const by = DIRECTIONS[key]
  if (by !== undefined) return shiftKey ? stepped(range, at, by) : nextChange(points, range, at, by)
  if (key === 'Home') return range.from
  if (key === 'End') return range.to
  // Where the whole time is shown already, Escape is somebody else's.
  return key === 'Escape' && at !== null ? null : undefined
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageDown: -1,
}

function stepped({ from, to }: ScrubRange, at: number | null, by: 1 | -1): number | null {
  if (at === null) return by === 1 ? null : to
  const next = at + by * STEP
  if (next > to && at >= to) return null
  return Math.min(to, Math.max(from, next))
}
