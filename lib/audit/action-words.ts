/** What the sentences of the audit are made of. */
import type { AuditEntryView } from './contract'

/** What a sentence is made of. */
export type Described = Pick<AuditEntryView, 'actor' | 'action' | 'subject' | 'before' | 'after'>

/** What an action is called. */
export interface ActionWords {
  /** As a choice in the filter. */
  name: string
  /** Follows who did it: "Mira …". */
  sentence: string | ((entry: Described) => string)
}

/** What was changed, by its name. */
export function subject({ subject: { name, kind } }: Described): string {
  return name ?? `a ${kind}`
}

/** "3 accounts" of a list; "no account" of an empty one. */
export function count(list: unknown, noun: string): string {
  return counted(lengthOf(list), noun)
}

/** "3 accounts" of a number; "no account" of 0. */
export function counted(number: unknown, noun: string): string {
  const times = typeof number === 'number' ? number : 0
  return times === 1 ? `1 ${noun}` : `${times === 0 ? 'no' : times} ${noun}s`
}

/** How long a list of an entry is; 0 where it is none. */
export function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0
}

/** A text of an entry; "?" where it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '?'
}
