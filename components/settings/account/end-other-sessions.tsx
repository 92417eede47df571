/** Signs out in every other browser. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { endMyOtherSessions } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'
import { otherSessionsEnded } from './session-words'

export function EndOtherSessions({ others }: { others: number }) {
  const [state, send] = useActionState(endMyOtherSessions, IDLE, '/settings/account#sessions')
  if (others === 0 && state.status === 'idle') return null
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <FormRefusal state={state} />
      {state.status === 'done' ? (
        <FormNotice tone="done">{otherSessionsEnded(state.value.sessionsEnded)}</FormNotice>
      ) : null}
      {others > 0 ? (
        <SubmitButton waiting="Ending…" variant="secondary">
          Sign out everywhere else
        </SubmitButton>
      ) : null}
    </form>
  )
}
