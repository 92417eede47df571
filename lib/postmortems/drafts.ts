/** What was typed and not stored yet, kept in the browser: per person, post-mortem, part and page. */
import type { StoredText } from '@/lib/domain/postmortem/typing'

/** The part of localStorage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Whose text it is, and of what. */
export interface DraftOf {
  person: string
  postmortem: string
  /** Key of the field, or "item-12-comment". */
  part: string
}

export interface Draft {
  text: string
  /** The stored text that it rests on. */
  base: Pick<StoredText, 'version' | 'body'>
  /** When it was typed last, ms since 1970. */
  at: number
}

/** One part's drafts, as one page keeps them. */
export interface DraftKeeper {
  /** The draft that was left behind last, by this page or an earlier one; it is this page's from now on. */
  take: () => Draft | null
  /** False where the browser keeps nothing: storage is off, or full. */
  keep: (draft: Draft) => boolean
  drop: () => void
}

const PREFIX = 'faultline-draft'

/** `page` names this page among others of the same person; a null shelf keeps nothing. */
export function draftKeeper(shelf: Shelf | null, { person, postmortem, part }: DraftOf, page: string): DraftKeeper {
  const prefix = [PREFIX, person, postmortem, part, ''].join('|')
  const own = `${prefix}${page}`
  return {
    take() {
      const found = listKeys(shelf, prefix)
        .map((key) => ({ key, draft: readDraft(shelf, key) }))
        .sort((a, b) => (b.draft?.at ?? 0) - (a.draft?.at ?? 0))
      const newest = found.find(({ draft }) => draft !== null)
      if (!newest?.draft) return null
      // Older ones wait until this one is settled: each is sent, or becomes a conflict.
      if (newest.key !== own && write(shelf, own, newest.draft)) remove(shelf, newest.key)
      return newest.draft
    },
    keep: (draft) => write(shelf, own, draft),
    drop: () => remove(shelf, own),
  }
}

/** The parts of a post-mortem of which this browser still holds drafts of that person. */
export function listDraftParts(shelf: Shelf | null, { person, postmortem }: Omit<DraftOf, 'part'>): string[] {
  const prefix = [PREFIX, person, postmortem, ''].join('|')
  return [...new Set(listKeys(shelf, prefix).flatMap((key) => key.slice(prefix.length).split('|', 1)))]
}

/** The browser's storage; null where it is off. */
export function browserShelf(): Shelf | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function listKeys(shelf: Shelf | null, prefix: string): string[] {
  if (shelf === null) return []
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index))
  return keys.filter((key) => key?.startsWith(prefix) === true) as string[]
}

function readDraft(shelf: Shelf | null, key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(shelf?.getItem(key) ?? 'null')
    return isDraft(draft) ? draft : null
  } catch {
    return null
  }
}

function isDraft(value: unknown): value is Draft {
  const { text, base, at } = (value ?? {}) as Partial<Draft>
  const isBase = Number.isInteger(base?.version) && typeof base?.body === 'string'
  return typeof text === 'string' && typeof at === 'number' && isBase
}

function write(shelf: Shelf | null, key: string, draft: Draft): boolean {
  try {
    shelf?.setItem(key, JSON.stringify(draft))
    return shelf !== null
  } catch {
    return false
  }
}

function remove(shelf: Shelf | null, key: string): void {
  try {
    shelf?.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}
