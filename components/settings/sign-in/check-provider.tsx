/** Asks the identity provider now whether it can be used. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { checkSingleSignOnAction } from '@/lib/sign-in/single-sign-on/actions'
import { IDLE } from '@/lib/wire/action-result'

export function CheckProvider() {
  const [state, send] = useActionState(checkSingleSignOnAction, IDLE)
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
      ) : null}
      <SubmitButton waiting="Asking the provider…" variant="secondary">
        Check the provider
      </SubmitButton>
    </form>
  )
}
