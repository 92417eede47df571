/** What of a typed text the server has, in words; nothing where nobody typed. */
'use client'

import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import { bringBack, forgetAside } from '@/lib/domain/postmortem/typing'
import type { Autosave, AutosaveView } from '@/lib/postmortems/autosave'
import { saveWords } from './save-words'

/** All that there is to say of a text's saving. */
export function SaveState({ view, autosave }: { view: AutosaveView; autosave: Autosave }) {
  return (
    <>
      <SaveLine view={view} />
      <SaveNotices view={view} autosave={autosave} />
    </>
  )
}

/** "Saved", "Saving…", or what is in the way. */
export function SaveLine({ view }: { view: AutosaveView }) {
  const { state, text } = saveWords(view)
  if (state === 'idle') return null
  return (
    <p
      role={state === 'waiting' ? 'status' : undefined}
      data-save-state={state}
      className={
        state === 'waiting' ? 'min-w-0 text-xs text-pretty text-degradation' : 'min-w-0 text-xs text-ink-muted'
      }
    >
      {text}
    </p>
  )
}

/** What needs a word of the reader: a refusal, and a text of their own that gave way. */
export function SaveNotices({ view, autosave }: { view: AutosaveView; autosave: Autosave }) {
  return (
    <>
      {view.refused === null ? null : (
        <FormNotice tone="refused">
          {view.refused} <span className="text-ink-muted">What you typed stays here.</span>
        </FormNotice>
      )}
      {view.setAside === null ? null : (
        <FormNotice tone="note">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <p className="min-w-0 flex-1">Your own text gave way to the other one.</p>
            <Button
              size="sm"
              onClick={({ currentTarget }) => {
                // The button goes with the notice.
                currentTarget.closest<HTMLElement>('[data-field]')?.focus({ preventScroll: true })
                autosave.apply(bringBack)
              }}
            >
              Bring mine back
            </Button>
            <Button size="sm" variant="quiet" onClick={() => autosave.apply(forgetAside)}>
              Let it go
            </Button>
          </div>
        </FormNotice>
      )}
    </>
  )
}
