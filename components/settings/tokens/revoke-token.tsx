/** Revokes one token, after a second step that says what will happen; both steps work without JavaScript. */
'use client'

import { useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormNotice } from '@/components/ui/form-notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { revokeTokenAction } from '@/lib/tokens/actions'
import { IDLE } from '@/lib/wire/action-result'

interface RevokeTokenProps {
  id: string
  name: string
  /** False once it was revoked or has expired: then nothing is left to do but to say so. */
  works: boolean
}

export function RevokeToken({ id, name, works }: RevokeTokenProps) {
  const [state, send] = useActionState(revokeTokenAction, IDLE)
  if (!works) {
    return (
      <span role="status" className="sr-only">
        {state.status === 'done' ? `${name} was revoked.` : null}
      </span>
    )
  }
  return (
    <details className="relative text-left @2xl:inline-block">
      <summary
        aria-label={`Revoke ${name}`}
        className={buttonClass('quiet', 'sm', 'list-none [&::-webkit-details-marker]:hidden')}
      >
        Revoke
      </summary>
      <form
        action={send}
        className="mt-1 flex max-w-72 flex-col items-start gap-2 rounded-md border border-line-strong bg-surface p-3 @2xl:absolute @2xl:top-full @2xl:right-0 @2xl:z-10 @2xl:w-72"
      >
        {state.status === 'refused' ? <FormNotice tone="refused">{state.message}</FormNotice> : null}
        <p className="text-xs text-pretty text-ink-muted">
          Programs that use it are refused at once. It cannot be undone; make a new token instead.
        </p>
        <input type="hidden" name="id" value={id} />
        <SubmitButton waiting="Revoking…" variant="secondary" size="sm" label={`Revoke ${name} for good`}>
          Revoke for good
        </SubmitButton>
      </form>
    </details>
  )
}
