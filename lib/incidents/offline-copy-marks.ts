/** Small parts of the offline copy: times, severity as shape + word + colour, sections. */
import { formatClock, formatDateTime, formatRange } from '@/lib/domain/format-time'
import { type Markup, markup, type Part } from './offline-copy-markup'

/** The file is read anywhere: it has one zone and says it. */
export const ZONE = 'UTC'

/** "7 May 2018, 15:50 UTC" */
export function time(at: string): Markup {
  return markup`<time datetime="${at}">${formatDateTime(at, ZONE)}</time>`
}

/** "15:50 UTC" */
export function clock(at: string | number): string {
  return formatClock(at, ZONE)
}

/** "09:51–14:20 UTC", with dates where it runs over midnight. */
export function range(from: string | number, to: string | number | null): string {
  return formatRange(from, to, ZONE)
}

export type MarkKind = 'disruption' | 'degradation' | 'informational' | 'resolved' | 'unknown'

/** The shapes of components/ui/severity-mark, which is drawn by React. */
const SHAPES: Record<MarkKind, Markup> = {
  disruption: markup`<rect x="2" y="2" width="12" height="12" rx="1.5" fill="currentColor"/>`,
  degradation: markup`<path d="M8 2.2 14.4 13.6H1.6Z" fill="currentColor"/>`,
  informational: markup`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2.2"/>`,
  resolved: markup`<path d="m2.8 8.6 3.4 3.6 7-8.2" fill="none" stroke="currentColor" stroke-width="2.2"/>`,
  unknown: markup`<path d="M2.4 2.4h11.2v11.2H2.4ZM3.5 8 8 3.5M3.8 12.2l8.4-8.4M8 12.5 12.5 8" fill="none" stroke="currentColor" stroke-width="1.3"/>`,
}

/** The mark of a kind and its word beside it. */
export function mark(kind: MarkKind, word: string): Markup {
  return markup`<span class="mark ${kind}"><svg aria-hidden="true" width="14" height="14" viewBox="0 0 16 16">${SHAPES[kind]}</svg>${word}</span>`
}

/** A headed section; none where there is nothing in it. */
export function section(title: string, content: Part): Markup | null {
  if (content === null || content === undefined || content === false) return null
  return markup`<section><h2>${title}</h2>${content}</section>`
}

/** "1 event", "49 events". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
