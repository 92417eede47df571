/** Saves a template that was changed, says what is in the way, and keeps both texts where somebody else was faster. */
'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionState } from '@/lib/wire/action-result'
import { ChangeList } from './change-list'

interface SaveBarProps {
  state: ActionState<{ version: number }>
  /** Version in force. */
  version: number
  /** What would change with saving. */
  changes: readonly string[]
  /** How many things are wrong; 0 before anybody tried to save. */
  wrong: number
  /** What somebody else changed meanwhile; null where nobody did. */
  theirs: readonly string[] | null
  onSave: () => void
  onTakeTheirs: () => void
  onDiscard: () => void
}

export function SaveBar(props: SaveBarProps) {
  const { state, version, changes, wrong, theirs, onSave, onDiscard } = props
  const statusId = useId()
  const isChanged = changes.length > 0
  return (
    <div className="sticky bottom-0 z-10 -mx-1 flex flex-col gap-2 border-t border-line bg-canvas px-1 py-2.5">
      {theirs === null ? <Outcome {...props} /> : <Conflict {...props} theirs={theirs} />}
      <form action={onSave} className="flex flex-wrap items-center gap-2">
        <SubmitButton waiting="Saving…">
          {theirs === null ? `Save as version ${version + 1}` : `Save mine as version ${version + 1}`}
        </SubmitButton>
        {isChanged && theirs === null ? <Button onClick={onDiscard}>Discard my changes</Button> : null}
        <p id={statusId} role="status" className="min-w-0 flex-1 basis-48 text-xs text-pretty text-ink-muted">
          {wrong > 0
            ? `${wrong === 1 ? 'One thing needs' : `${wrong} things need`} mending first.`
            : isChanged
              ? `${changes.length === 1 ? 'One change' : `${changes.length} changes`} not saved yet. Post-mortems that are open keep the items they were opened with.`
              : state.status === 'done'
                ? ''
                : 'Nothing is changed.'}
        </p>
      </form>
    </div>
  )
}

function Outcome({ state, changes, version }: SaveBarProps) {
  if (state.status === 'refused') return <FormNotice tone="refused">{state.message}</FormNotice>
  if (state.status !== 'done' || changes.length > 0) return null
  return <FormNotice tone="done">Saved: version {version} is in force for post-mortems opened from now on.</FormNotice>
}

function Conflict({ state, theirs, onTakeTheirs }: SaveBarProps & { theirs: readonly string[] }) {
  return (
    <FormNotice tone="refused">
      <p>{state.status === 'refused' ? state.message : 'Somebody else saved this template meanwhile.'}</p>
      <p className="mt-2 font-medium">What they changed</p>
      <ChangeList changes={theirs} />
      <p className="mt-2">
        Save yours as the next version, which takes theirs back (theirs stays among the versions), or{' '}
        <button type="button" onClick={onTakeTheirs} className="text-accent underline">
          load theirs and drop what you typed
        </button>
        .
      </p>
    </FormNotice>
  )
}
