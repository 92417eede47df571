/** Signs out in this browser. */
'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { signOut } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

export function SignOutButton() {
  const [, send] = useActionState(signOut, IDLE)
  return (
    <form action={send}>
      <SubmitButton waiting="Signing out…" variant="secondary">
        Sign out
      </SubmitButton>
    </form>
  )
}
