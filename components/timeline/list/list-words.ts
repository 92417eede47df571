/** What the rows of a list are called. */

export interface ListWords {
  one: string
  many: string
  /** Names the list for screen readers. */
  heading: string
}

export const EVENT_WORDS: ListWords = { one: 'event', many: 'events', heading: 'Events' }
export const INCIDENT_WORDS: ListWords = { one: 'incident', many: 'incidents', heading: 'Incidents' }

/** "1 event", "1,200 incidents". */
export function countRows(count: number, { one, many }: ListWords): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
