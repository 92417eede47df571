/** Changes of versioned things (items, actions): shown at once, sent one after another, and taken back visibly where refused. */
import type { ConflictView } from '@/lib/postmortems/contract'
import type { ChangeOutcome } from '@/lib/postmortems/send-change'

/** Something whose changes name the version that they are made to. */
export interface Versioned {
  id: string
  version: number
}

/** A change that was not stored. */
export interface Refused<P> {
  patch: P
  /** Why, and what to do, as sentences. */
  message: string
  /** Both sides, where somebody else changed the same meanwhile. */
  conflict: ConflictView | null
}

export interface EditRules<V, P> {
  /** Tells the server; answers with what is stored then. */
  send: (view: V, patch: P & { version: number }) => Promise<ChangeOutcome<V>>
  /** Puts into the page what is stored now. */
  store: (view: V) => void
}

/** What is on its way, and what was refused, by id. */
export interface EditsView<P> {
  pending: ReadonlyMap<string, P>
  refused: ReadonlyMap<string, Refused<P>>
}

export interface EditLines<V, P> {
  view: () => EditsView<P>
  subscribe: (listener: () => void) => () => void
  /** Sends a change; true once it is stored, false where it was refused. */
  change: (view: V, patch: P) => Promise<boolean>
  /** The reader has read that it was refused. */
  forget: (id: string) => void
}

/** Each thing has a line of its own: a change waits for the one before it and names the version which that one made. */
export function createEdits<V extends Versioned, P extends object>(rules: () => EditRules<V, P>): EditLines<V, P> {
  const listeners = new Set<() => void>()
  const lines = new Map<string, Promise<boolean>>()
  const made = new Map<string, number>()
  let state: EditsView<P> = { pending: new Map(), refused: new Map() }

  function turn(next: Partial<EditsView<P>>) {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  async function sendOne(view: V, patch: P): Promise<boolean> {
    const version = Math.max(made.get(view.id) ?? 0, view.version)
    const outcome = await rules().send(view, { ...patch, version })
    if (outcome.kind === 'stored') {
      made.set(view.id, outcome.data.version)
      rules().store(outcome.data)
      return true
    }
    turn({ refused: new Map(state.refused).set(view.id, { patch, ...whyRefused(outcome) }) })
    return false
  }

  function change(view: V, patch: P): Promise<boolean> {
    const { id } = view
    const pending = new Map(state.pending).set(id, { ...state.pending.get(id), ...patch })
    turn({ pending, refused: without(state.refused, id) })
    const before = lines.get(id) ?? Promise.resolve(true)
    const line = before
      .then(() => sendOne(view, patch))
      .finally(() => {
        if (lines.get(id) !== line) return
        lines.delete(id)
        turn({ pending: without(state.pending, id) })
      })
    lines.set(id, line)
    return line
  }

  return {
    view: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change,
    forget: (id) => turn({ refused: without(state.refused, id) }),
  }
}

/** What to say of a change that was not stored. */
export function whyRefused(outcome: Exclude<ChangeOutcome<unknown>, { kind: 'stored' }>): {
  message: string
  conflict: ConflictView | null
} {
  switch (outcome.kind) {
    case 'conflict':
      return { message: outcome.sentence, conflict: outcome.conflict }
    case 'refused':
      return { message: outcome.sentence, conflict: null }
    case 'unreached':
      return { message: outcome.signedOut ? SIGNED_OUT : UNREACHED, conflict: null }
  }
}

const SIGNED_OUT = 'You are signed out. Sign in again in another tab, then try again here.'
const UNREACHED = 'The server did not answer. Try again in a moment.'

function without<T>(known: ReadonlyMap<string, T>, id: string): ReadonlyMap<string, T> {
  if (!known.has(id)) return known
  const rest = new Map(known)
  rest.delete(id)
  return rest
}
