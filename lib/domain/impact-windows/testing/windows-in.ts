/** Shorthand for tests: the windows that texts state, written as ISO intervals. */
import type { ImpactWindow } from '@/lib/domain/impact-window'
import { describedWindows } from '../described-windows'

/** A window as `2024-05-02T21:12Z/2024-05-02T23:20Z`, seconds only where they are not zero; open ones end in `..`. */
export function interval({ from, to }: Pick<ImpactWindow, 'from' | 'to'>): string {
  return `${iso(from)}/${to === null ? '..' : iso(to)}`
}

/** The windows that one text states when it is the first thing said about an event. */
export function windowsIn(text: string, observedAt: string): string[] {
  const at = Date.parse(observedAt)
  return describedWindows([{ observedAt: at, text }], { startedAt: at }).map(interval)
}

/** The windows of an event, superseded ones in brackets. */
export function windowsOf(...updates: readonly (readonly [observedAt: string, text: string])[]): string[] {
  const said = updates.map(([observedAt, text]) => ({ observedAt: Date.parse(observedAt), text }))
  const startedAt = Math.min(...said.map(({ observedAt }) => observedAt))
  return describedWindows(said, { startedAt }).map((window) =>
    window.superseded ? `[${interval(window)}]` : interval(window),
  )
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/(?::00)?\.000Z$/, 'Z')
}
