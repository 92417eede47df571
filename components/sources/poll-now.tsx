/** Asks a source at once, without waiting for its next poll: what failed is tried again. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { pollNowAction } from '@/lib/source-health/actions'
import { IDLE } from '@/lib/wire/action-result'

interface PollNowProps {
  source: string
  /** Names the button for screen readers. */
  name: string
}

export function PollNow({ source, name }: PollNowProps) {
  const [state, send] = useActionState(pollNowAction, IDLE)
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="source" value={source} />
      <SubmitButton variant="secondary" size="sm" waiting="Asking…" label={`Poll ${name} now`}>
        Poll now
      </SubmitButton>
      {state.status === 'done' ? (
        <span role="status" className="text-xs text-ink-muted">
          Asked; what comes of it shows here.
        </span>
      ) : null}
      <FormRefusal state={state} />
    </form>
  )
}
