/** The window on the trace: how drags and keys change it. Windows are whole UTC days inside the trace's own span. */
import type { EventFilter } from '@/lib/events/filter'
import { DAY } from '@/lib/events/time-window'

/** Milliseconds, [from, to). */
export interface Span {
  from: number
  to: number
}

export type Edge = 'from' | 'to'

/** The window that the filter asks for, cut to the trace; null where it asks for none. */
export function filterWindow({ from, to }: Pick<EventFilter, 'from' | 'to'>, trace: Span): Span | null {
  if (from === null && to === null) return null
  const start = from === null ? trace.from : Date.parse(from)
  const end = to === null ? trace.to : Date.parse(to)
  const span = { from: clamp(start, trace.from, trace.to), to: clamp(end, trace.from, trace.to) }
  return span.to > span.from ? span : null
}

/** The filter's bounds for a window: none where it reaches the trace's own edge, so that "until now" stays that. */
export function windowFilter(window: Span | null, trace: Span): Pick<EventFilter, 'from' | 'to'> {
  if (window === null) return { from: null, to: null }
  return {
    from: window.from <= trace.from ? null : new Date(window.from).toISOString(),
    to: window.to >= trace.to ? null : new Date(window.to).toISOString(),
  }
}

/** The whole days between two moments, at least one. */
export function spanDays(a: number, b: number, trace: Span): Span {
  const from = Math.floor(Math.min(a, b) / DAY) * DAY
  const to = Math.ceil(Math.max(a, b) / DAY) * DAY
  return within({ from, to: Math.max(to, from + DAY) }, trace)
}

/** Moves one edge by so many days; it stops a day before the other. */
export function moveEdge(window: Span, edge: Edge, days: number, trace: Span): Span {
  if (edge === 'from') return { ...window, from: clamp(window.from + days * DAY, trace.from, window.to - DAY) }
  return { ...window, to: clamp(window.to + days * DAY, window.from + DAY, trace.to) }
}

/** Moves the window as a whole, by whole days, as far as there is room. */
export function moveWindow(window: Span, by: number, trace: Span): Span {
  const step = Math.round(by / DAY) * DAY
  return within({ from: window.from + step, to: window.to + step }, trace)
}

/** How many days a key moves an edge; null for other keys. */
export function keyStep(key: string, shift: boolean, trace: Span): number | null {
  const days = (trace.to - trace.from) / DAY
  const small = shift ? 7 : 1
  const large = Math.max(1, Math.round(days / 10))
  const steps: Record<string, number> = {
    ArrowLeft: -small,
    ArrowDown: -small,
    ArrowRight: small,
    ArrowUp: small,
    PageDown: -large,
    PageUp: large,
    Home: -days,
    End: days,
  }
  return steps[key] ?? null
}

function within(window: Span, trace: Span): Span {
  const length = Math.min(window.to - window.from, trace.to - trace.from)
  const from = clamp(window.from, trace.from, trace.to - length)
  return { from, to: from + length }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
