/** A text that saves itself while somebody types it: the hook of every part of a post-mortem that is typed into. */
'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { hear, isUnsaved, notTyping, type SaveOutcome, type StoredText, wake } from '@/lib/domain/postmortem/typing'
import { type Autosave, type AutosaveView, createAutosave } from '@/lib/postmortems/autosave'
import { browserShelf, type DraftOf, draftKeeper } from '@/lib/postmortems/drafts'

interface AutosavedText extends DraftOf {
  /** What the server holds, as the page was told last. */
  stored: StoredText
  /** When the page was told it, ms: that the server answers has what waits sent again. */
  toldAt: number
  /** Sends a text that rests on a version; never throws. */
  save: (version: number, text: string) => Promise<SaveOutcome>
}

let nameOfPage: string | null = null

/** What stands in the part now, and the way to change it. Drafts that were left behind are sent, or become conflicts. */
export function useAutosave({ stored, toldAt, ...rest }: AutosavedText): [AutosaveView, Autosave] {
  const [autosave] = useState(() => startingWith(stored, rest))
  const [asStored] = useState(() => viewOf(stored))
  const view = useSyncExternalStore(autosave.subscribe, autosave.view, () => asStored)

  useEffect(() => {
    const stop = autosave.start()
    const onWake = () => autosave.apply(wake)
    const onLeave = (leaving: BeforeUnloadEvent) => {
      const { unsaved, kept } = autosave.view()
      if (unsaved && !kept) leaving.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    window.addEventListener('online', onWake)
    window.addEventListener('focus', onWake)
    document.addEventListener('visibilitychange', onWake)
    return () => {
      stop()
      window.removeEventListener('beforeunload', onLeave)
      window.removeEventListener('online', onWake)
      window.removeEventListener('focus', onWake)
      document.removeEventListener('visibilitychange', onWake)
    }
  }, [autosave])

  useEffect(() => {
    autosave.apply((state) => hear(state, stored))
  }, [autosave, stored])

  useEffect(() => {
    if (toldAt > 0) autosave.apply(wake)
  }, [autosave, toldAt])

  return [view, autosave]
}

function startingWith(stored: StoredText, { save, ...draftOf }: DraftOf & Pick<AutosavedText, 'save'>): Autosave {
  return createAutosave({
    stored,
    drafts: draftKeeper(typeof window === 'undefined' ? null : browserShelf(), draftOf, pageName()),
    save,
    now: Date.now,
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  })
}

/** As the server draws it, who knows no drafts. */
function viewOf(stored: StoredText): AutosaveView {
  const state = notTyping(stored)
  return { ...state, unsaved: isUnsaved(state), kept: true }
}

/** Tells this page's drafts from those of other pages of the same person. */
function pageName(): string {
  nameOfPage ??= Math.random().toString(36).slice(2)
  return nameOfPage
}
