/** What somebody types into a part, and what of it the server has: pure rules by which nothing typed is lost. Times in ms. */
import { textMark } from './text-mark'

/** What the server holds. */
export interface StoredText {
  version: number
  body: string
  changedBy?: string | null
  changedAt?: string | null
}

/** What became of a save. */
export type SaveOutcome =
  | { kind: 'stored'; stored: StoredText }
  | { kind: 'conflict'; theirs: StoredText; removed: boolean }
  | { kind: 'refused'; sentence: string }
  | { kind: 'unreached'; signedOut: boolean }

export interface Typing {
  text: string
  /** The stored text that the typing rests on. */
  base: StoredText
  /** Newest that the server told of while a save was under way. */
  heard: StoredText | null
  sending: { text: string; version: number } | null
  /** When the oldest keystroke came that no save has taken up; null: there is none. */
  unsentSince: number | null
  typedAt: number
  /** When the server took what was typed here; null: it was not asked to. */
  savedAt: number | null
  failures: number
  /** The server cannot be reached, or does not know who asks; sent again at `retryAt`. */
  trouble: { signedOut: boolean; retryAt: number } | null
  /** Why the server does not take this text; typing on tries again. */
  refused: string | null
  conflict: { theirs: StoredText; removed: boolean } | null
  /** A text of the reader's own that gave way to another's. */
  setAside: string | null
  /** Marks of the texts that stood here since: one of them stored is not somebody else's. */
  own: readonly string[]
}

/** A pause in typing after which it is saved, and how long typing on may put that off. */
const PAUSE = 600
const LONGEST_UNSENT = 2_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 30_000
const MOST_MARKS = 400

/** Nothing is typed yet. */
export function notTyping(stored: StoredText): Typing {
  return {
    text: stored.body,
    base: stored,
    heard: null,
    sending: null,
    unsentSince: null,
    typedAt: 0,
    savedAt: null,
    failures: 0,
    trouble: null,
    refused: null,
    conflict: null,
    setAside: null,
    own: [],
  }
}

/** True as long as the server has not confirmed what stands here. */
export function isUnsaved(state: Typing): boolean {
  return state.text !== state.base.body || state.sending !== null || state.conflict !== null
}

/** Somebody typed, chose, or pasted; `atOnce` does not wait for a pause. */
export function type(state: Typing, text: string, now: number, atOnce = false): Typing {
  if (text === state.text) return state
  const typedAt = atOnce ? now - PAUSE : now
  return {
    ...remember(state, text),
    text,
    typedAt,
    refused: null,
    unsentSince: text === state.base.body ? null : (state.unsentSince ?? now),
  }
}

/** When the next save is due; null: none is. */
export function dueAt(state: Typing): number | null {
  const { text, base, sending, conflict, refused, trouble, typedAt, unsentSince } = state
  if (text === base.body || sending !== null || conflict !== null || refused !== null) return null
  if (trouble !== null) return trouble.retryAt
  return Math.min(typedAt + PAUSE, (unsentSince ?? typedAt) + LONGEST_UNSENT)
}

/** Typing is over for now: what waits for a pause is sent. */
export function hurry(state: Typing, now: number): Typing {
  return dueAt(state) === null ? state : { ...state, typedAt: now - PAUSE }
}

/** A save sets out with what stands here. */
export function send(state: Typing): Typing {
  return { ...state, sending: { text: state.text, version: state.base.version }, unsentSince: null }
}

/** What the save that was under way came to; `jitter` from 0 to 1 spreads what is tried again. */
export function settle(state: Typing, outcome: SaveOutcome, now: number, jitter: number): Typing {
  const { sending, heard } = state
  if (sending === null) return state
  const done = { ...state, sending: null, heard: null, unsentSince: state.unsentSince ?? now }
  switch (outcome.kind) {
    case 'stored': {
      // What the server tidied in it is no change of somebody else's.
      const base = { ...outcome.stored, body: sending.text }
      const own = ownSince(state.own, sending.text)
      const reached = { ...done, base, own, savedAt: now, failures: 0, trouble: null, refused: null }
      return hear(restAt(reached), heard)
    }
    case 'conflict':
      return hear(meet({ ...done, failures: 0, trouble: null }, outcome.theirs, outcome.removed), heard)
    case 'refused':
      // What was typed meanwhile may be taken.
      return hear({ ...done, trouble: null, refused: sending.text === state.text ? outcome.sentence : null }, heard)
    case 'unreached': {
      const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** state.failures)
      const retryAt = now + wait / 2 + (wait / 2) * jitter
      return hear({ ...done, failures: state.failures + 1, trouble: { signedOut: outcome.signedOut, retryAt } }, heard)
    }
  }
}

/** The server holds another text, as the page was told; null: it told nothing. */
export function hear(state: Typing, stored: StoredText | null): Typing {
  if (stored === null || stored.version < state.base.version) return state
  if (stored.version === state.base.version) return isUnsaved(state) ? state : rest(state, stored)
  if (state.sending !== null) {
    return stored.version > (state.heard?.version ?? -1) ? { ...state, heard: stored } : state
  }
  if (state.conflict !== null) {
    return stored.version > state.conflict.theirs.version ? meet({ ...state, conflict: null }, stored, false) : state
  }
  return meet(state, stored, false)
}

/** Two texts meet: a conflict only if both changed. */
function meet(state: Typing, theirs: StoredText, removed: boolean): Typing {
  if (removed) return { ...state, conflict: { theirs, removed } }
  if (state.text === state.base.body) return { ...state, base: theirs, text: theirs.body, own: [] }
  const isOwn = theirs.body === state.base.body || state.own.includes(textMark(theirs.body))
  if (theirs.body === state.text || isOwn) {
    return restAt({ ...state, base: theirs, own: ownSince(state.own, theirs.body) })
  }
  return { ...state, conflict: { theirs, removed: false } }
}

/** The connection is back, or somebody looks at the page again: what waits is sent now. */
export function wake(state: Typing, now: number): Typing {
  return state.trouble === null ? state : { ...state, trouble: { ...state.trouble, retryAt: now } }
}

/** The reader's own text stands; the other stays in the history. */
export function keepMine(state: Typing, now: number): Typing {
  if (state.conflict === null) return state
  return restAt({ ...state, base: state.conflict.theirs, conflict: null, typedAt: now - PAUSE, unsentSince: now })
}

/** The stored text stands; the reader's own can be brought back. */
export function keepTheirs(state: Typing): Typing {
  if (state.conflict === null) return state
  const { theirs } = state.conflict
  return restAt({ ...state, base: theirs, text: theirs.body, conflict: null, setAside: aside(state, state.text) })
}

/** Typing goes on in a text that joins both. */
export function editBoth(state: Typing, joined: string, now: number): Typing {
  if (state.conflict === null) return state
  return type({ ...state, base: state.conflict.theirs, conflict: null }, joined, now)
}

/** What gave way stands here again, as if typed anew; what was typed since and is not stored gives way in turn. */
export function bringBack(state: Typing, now: number): Typing {
  if (state.setAside === null) return state
  const setAside = isUnsaved(state) && state.text !== state.setAside ? state.text : null
  return type({ ...state, setAside }, state.setAside, now, true)
}

/** One more text that gave way, behind those that did before. */
function aside({ setAside }: Typing, text: string): string {
  return setAside === null || setAside === text ? text : `${setAside}\n\n${text}`
}

/** What gave way is forgotten. */
export function forgetAside(state: Typing): Typing {
  return { ...state, setAside: null }
}

/** The same version may read otherwise: tidied by the server, or composed anew of what the reader may see. */
function rest(state: Typing, stored: StoredText): Typing {
  if (stored.body === state.base.body) return state
  return { ...state, base: stored, text: stored.body }
}

function restAt(state: Typing): Typing {
  return state.text === state.base.body ? { ...state, unsentSince: null, own: [] } : state
}

/** What stood here before a stored text is nobody's typing any more: stored again, it is somebody's decision. */
function ownSince(own: readonly string[], stored: string): readonly string[] {
  return own.slice(Math.max(0, own.lastIndexOf(textMark(stored))))
}

function remember(state: Typing, text: string): Typing {
  const before = state.own.length === 0 ? [textMark(state.text)] : state.own
  return { ...state, own: [...before, textMark(text)].slice(-MOST_MARKS) }
}
