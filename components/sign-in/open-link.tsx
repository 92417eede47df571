/** Opens Faultline for the first owner: the form sends itself; without JavaScript there is its button. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { InlineScript } from '@/components/ui/inline-script'
import { SubmitButton } from '@/components/ui/submit-button'
import { openLink } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

/** Runs while the page is read, before React is there: nobody waits for it. */
const SEND = 'document.currentScript.previousElementSibling.requestSubmit()'

interface OpenLinkProps {
  /** The secret of the link. */
  token: string
  nonce: string | undefined
}

export function OpenLink({ token, nonce }: OpenLinkProps) {
  const [state, send] = useActionState(openLink, IDLE)
  return (
    <div className="flex flex-col gap-4">
      <FormRefusal state={state} />
      <form action={send}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton waiting="Opening…" className="h-9 w-full">
          Open Faultline
        </SubmitButton>
      </form>
      {state.status === 'idle' ? <InlineScript code={SEND} nonce={nonce} /> : null}
    </div>
  )
}
