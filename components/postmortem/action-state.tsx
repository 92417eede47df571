/** How an action stands, as shape and word: open, done, or dropped with the reason. */
'use client'

import { Circle, CircleCheck, CircleSlash } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ACTION_STATE_WORDS, ACTION_STATES, type ActionItemState } from '@/lib/domain/postmortem/words'
import type { ActionView } from '@/lib/postmortems/contract'
import { useActions } from './actions-context'

const MARKS = { open: Circle, done: CircleCheck, dropped: CircleSlash }
const TONES: Record<ActionItemState, string> = {
  open: 'text-ink-faint',
  done: 'text-resolved',
  dropped: 'text-ink-muted',
}

interface ActionStateProps {
  action: ActionView
  /** It is to be dropped: the reason is asked for. */
  onDrop: () => void
}

export function ActionState({ action, onDrop }: ActionStateProps) {
  const { part, edits } = useActions()
  const Mark = MARKS[action.state]
  const mark = <Mark aria-hidden size={14} className={`shrink-0 ${TONES[action.state]}`} />
  if (!part.mayWrite) {
    return (
      <span className="flex items-center gap-1.5">
        {mark}
        {ACTION_STATE_WORDS[action.state]}
      </span>
    )
  }
  return (
    <span className="relative inline-flex items-center">
      <span className="pointer-events-none absolute left-2">{mark}</span>
      <select
        aria-label={`State of “${action.title}”`}
        value={action.state}
        onChange={({ target }) => {
          const state = ACTION_STATES.find((known) => known === target.value)
          if (state === 'dropped') onDrop()
          else if (state !== undefined) void edits.change(action, { state })
        }}
        className="field-text -my-0.5 h-7 rounded-md border border-line-strong bg-surface pr-1 pl-7 text-ink hover:bg-sunken pointer-coarse:h-11"
      >
        {ACTION_STATES.map((state) => (
          <option key={state} value={state}>
            {ACTION_STATE_WORDS[state]}
          </option>
        ))}
      </select>
    </span>
  )
}

interface ActionDroppedProps {
  action: ActionView
  onDone: () => void
}

/** Asks why an action is dropped. */
export function ActionDropped({ action, onDone }: ActionDroppedProps) {
  const { edits } = useActions()
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const outcome = String(new FormData(event.currentTarget).get('outcome')).trim()
    if (outcome === '') return setProblem('Say why it is dropped: whoever reads this later will ask.')
    setProblem(null)
    // What was typed stays until it is stored.
    if (await edits.change(action, { state: 'dropped', outcome })) onDone()
  }

  return (
    <form onSubmit={send} className="flex max-w-xl flex-col gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        Why is it dropped?
      </label>
      <textarea
        id={id}
        name="outcome"
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: whoever drops it is asked for the reason
        autoFocus
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onKeyDown={(press) => {
          if (press.key === 'Enter' && (press.metaKey || press.ctrlKey)) press.currentTarget.form?.requestSubmit()
          if (press.key === 'Escape') onDone()
        }}
        className="field-text field-sizing-content w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 text-ink aria-invalid:border-disruption"
      />
      {problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className="text-xs text-disruption">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" className="pointer-coarse:h-11">
          Drop it
        </Button>
        <Button size="sm" variant="quiet" className="pointer-coarse:h-11" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
