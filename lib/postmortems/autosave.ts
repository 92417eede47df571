/** Saves what is typed into one part by itself, keeps a copy in the browser until the server has it, and goes on trying. */
import {
  dueAt,
  hear,
  isUnsaved,
  notTyping,
  type SaveOutcome,
  type StoredText,
  send,
  settle,
  type Typing,
} from '@/lib/domain/postmortem/typing'
import type { DraftKeeper } from './drafts'

export interface AutosaveParts {
  stored: StoredText
  drafts: DraftKeeper
  /** Sends a text that rests on a version; never throws. */
  save: (version: number, text: string) => Promise<SaveOutcome>
  /** ms since 1970. */
  now: () => number
  /** Runs something later; the function that comes back cancels it. */
  later: (run: () => void, milliseconds: number) => () => void
  /** From 0 to 1. */
  random: () => number
}

/** What a part shows of itself. */
export interface AutosaveView extends Typing {
  unsaved: boolean
  /** False: the browser keeps no copy, so the page must stay open. */
  kept: boolean
}

export interface Autosave {
  view: () => AutosaveView
  subscribe: (listener: () => void) => () => void
  /** Something happened to the text: one of the rules of lib/domain/postmortem/typing. */
  apply: (rule: (state: Typing, now: number) => Typing) => void
  /** Saves by itself until the function that comes back is called; what is left then is sent at once. */
  start: () => () => void
}

/** Begins with the draft that the browser holds, if there is one: it is sent, or becomes a conflict. */
export function createAutosave(parts: AutosaveParts): Autosave {
  const { stored, drafts, now } = parts
  const listeners = new Set<() => void>()
  let isRunning = false
  let cancel = () => {}
  let kept = true
  let state = takeDraft(notTyping(stored), drafts)
  let shown: AutosaveView = { ...state, unsaved: isUnsaved(state), kept }

  function turn(next: Typing) {
    if (next === state) return
    const isFinished = isUnsaved(state) && !isUnsaved(next)
    if (isFinished) drafts.drop()
    else if (isUnsaved(next) && (next.text !== state.text || next.base !== state.base)) kept = keepDraft(next)
    state = isFinished ? takeDraft(next, drafts) : next
    shown = { ...state, unsaved: isUnsaved(state), kept }
    for (const listener of listeners) listener()
    plan()
  }

  function keepDraft({ text, base: { version, body } }: Typing): boolean {
    return drafts.keep({ text, base: { version, body }, at: now() })
  }

  function plan() {
    cancel()
    const due = isRunning ? dueAt(state) : null
    if (due !== null) cancel = parts.later(() => void save(), Math.max(0, due - now()))
  }

  async function save() {
    turn(send(state))
    const { sending } = state
    if (sending === null) return
    const outcome = await parts.save(sending.version, sending.text)
    turn(settle(state, outcome, now(), parts.random()))
  }

  return {
    view: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply: (rule) => turn(rule(state, now())),
    start() {
      isRunning = true
      plan()
      return () => {
        isRunning = false
        cancel()
        if (dueAt(state) !== null) void save()
      }
    },
  }
}

/** Goes on with what an earlier page left behind, on top of what is stored now. */
function takeDraft(state: Typing, drafts: DraftKeeper): Typing {
  const draft = drafts.take()
  if (draft === null) return state
  const { text, base, at } = draft
  if (text === state.base.body) {
    drafts.drop()
    return state
  }
  return hear({ ...notTyping(base), text, typedAt: at, unsentSince: at, setAside: state.setAside }, state.base)
}
