/** Says of an action that it is done, that it will not be done and why, or that it is open again. */
'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ActionItemState } from '@/lib/domain/postmortem/words'
import type { ActionRow } from '@/lib/postmortems/contract-lists'
import { sendChange } from '@/lib/postmortems/send-change'

interface ActionEndProps {
  action: Pick<ActionRow, 'id' | 'title' | 'state' | 'version'>
  /** The person for whom the page was drawn; null for a program. */
  readerId: string | null
}

export function ActionEnd({ action, readerId }: ActionEndProps) {
  const router = useRouter()
  const [isDropping, setDropping] = useState(false)
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function send(state: ActionItemState, outcome?: string) {
    setSending(true)
    const body = { version: action.version, state, ...(outcome === undefined ? {} : { outcome }) }
    const answer = await sendChange('PATCH', `/api/v1/actions/${action.id}`, body, readerId)
    setSending(false)
    if (answer.kind === 'stored') setDropping(false)
    setTrouble(troubleOf(answer))
    router.refresh()
  }

  return (
    <div className="flex flex-col gap-1.5">
      {isDropping ? (
        <DropForm isSending={isSending} onCancel={() => setDropping(false)} onDrop={(why) => send('dropped', why)} />
      ) : (
        <span className="flex gap-1.5 noscript:hidden">
          {action.state === 'open' ? (
            <>
              <Act name="Done" title={action.title} disabled={isSending} onClick={() => send('done')} />
              <Act name="Drop" title={action.title} disabled={isSending} onClick={() => setDropping(true)} />
            </>
          ) : (
            <Act name="Open again" title={action.title} disabled={isSending} onClick={() => send('open')} />
          )}
        </span>
      )}
      {trouble === null ? null : (
        <p role="alert" className="text-xs text-pretty whitespace-normal text-disruption">
          {trouble}
        </p>
      )}
    </div>
  )
}

interface ActProps {
  name: string
  title: string
  disabled: boolean
  onClick: () => void
}

function Act({ name, title, disabled, onClick }: ActProps) {
  return (
    <Button
      size="sm"
      aria-label={`${name}: ${title}`}
      disabled={disabled}
      onClick={onClick}
      className="pointer-coarse:h-11"
    >
      {name}
    </Button>
  )
}

interface DropFormProps {
  isSending: boolean
  onCancel: () => void
  onDrop: (why: string) => void
}

function DropForm({ isSending, onCancel, onDrop }: DropFormProps) {
  const id = useId()
  const [why, setWhy] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    onDrop(why.trim())
  }
  return (
    <form onSubmit={submit} className="flex w-64 max-w-full flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        Why will it not be done?
      </label>
      <textarea
        id={id}
        rows={2}
        required
        maxLength={2_000}
        // biome-ignore lint/a11y/noAutofocus: whoever drops it is asked for the reason
        autoFocus
        value={why}
        onChange={({ target }) => setWhy(target.value)}
        className="field-text w-full min-w-0 rounded-md border border-line-field bg-surface px-2 py-1 text-ink"
      />
      <span className="flex gap-1.5">
        <Button type="submit" size="sm" variant="primary" disabled={isSending || why.trim() === ''}>
          Drop it
        </Button>
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  )
}

/** What to tell of an answer; null where it was stored. */
function troubleOf(answer: Awaited<ReturnType<typeof sendChange>>): string | null {
  if (answer.kind === 'stored') return null
  if (answer.kind !== 'unreached') return answer.sentence
  if (answer.signedOut) return 'You are signed out: sign in again, nothing was changed.'
  return 'Faultline could not be reached: nothing is known to have changed. Try again.'
}
