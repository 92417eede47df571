/** Ends one other session. */
'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { endMySession } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

interface EndSessionProps {
  id: string
  /** In words, to tell the buttons apart. */
  browser: string
}

export function EndSession({ id, browser }: EndSessionProps) {
  const [state, send] = useActionState(endMySession, IDLE, '/settings/account#sessions')
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      {state.status === 'refused' ? (
        <p role="alert" className="text-xs text-disruption">
          {state.message}
        </p>
      ) : null}
      <SubmitButton waiting="Ending…" variant="secondary" size="sm" label={`End the session in ${browser}`}>
        End
      </SubmitButton>
    </form>
  )
}
