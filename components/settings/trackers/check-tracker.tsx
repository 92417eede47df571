/** Asks the tracker now whether it can be used. */
'use client'

import { type ReactNode, useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { checkTrackerAction } from '@/lib/trackers/actions'
import { IDLE } from '@/lib/wire/action-result'

interface CheckTrackerProps {
  id: string
  /** Whether this would be the first time that it is asked. */
  isFirst: boolean
  /** What is known of it until somebody asks. */
  known: ReactNode
}

export function CheckTracker({ id, isFirst, known }: CheckTrackerProps) {
  const [state, send] = useActionState(checkTrackerAction, IDLE)
  return (
    <form action={send} className="flex max-w-3xl flex-col items-start gap-3">
      <FormRefusal state={state} />
      {state.status === 'done' ? (
        <FormNotice tone={state.value.works ? 'done' : 'refused'}>
          <ul className="flex flex-col gap-1">
            {state.value.sentences.map((sentence) => (
              <li key={sentence} className="break-words">
                {sentence}
              </li>
            ))}
          </ul>
        </FormNotice>
      ) : (
        known
      )}
      <input type="hidden" name="id" value={id} />
      <SubmitButton waiting="Asking…" variant={isFirst ? 'primary' : 'secondary'}>
        Check the connection
      </SubmitButton>
    </form>
  )
}
