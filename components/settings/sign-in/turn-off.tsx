/** Turns single sign-on off, after a second step that says what will happen; both steps work without JavaScript. */
'use client'

import { useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { turnOffSingleSignOnAction } from '@/lib/sign-in/single-sign-on/actions'
import { IDLE } from '@/lib/wire/action-result'

export function TurnOff() {
  const [state, send] = useActionState(turnOffSingleSignOnAction, IDLE)
  return (
    <details>
      <summary className={buttonClass('secondary', 'md', 'list-none [&::-webkit-details-marker]:hidden')}>
        Turn off single sign-on
      </summary>
      <form action={send} className="flex max-w-[60ch] flex-col items-start gap-3 pt-3">
        <FormRefusal state={state} />
        <p className="text-sm text-pretty text-ink-muted">
          The settings above are forgotten, the secret too. People who came by it keep their accounts and open sessions;
          to come back they need a password, for which you can send them a link under People.
        </p>
        <SubmitButton waiting="Turning off…" variant="secondary">
          Turn off and forget
        </SubmitButton>
      </form>
    </details>
  )
}
