/** Has the accounts of a connection read now, without waiting for the daily reading. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { refreshDirectoryAction } from '@/lib/accounts/actions'
import { IDLE } from '@/lib/wire/action-result'

interface RefreshDirectoryProps {
  connection: string
  /** Of the connection. */
  name: string
}

export function RefreshDirectory({ connection, name }: RefreshDirectoryProps) {
  const [state, send] = useActionState(refreshDirectoryAction, IDLE)
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="connection" value={connection} />
      <SubmitButton variant="secondary" size="sm" waiting="Asking…" label={`Read the accounts of ${name} again now`}>
        Read again now
      </SubmitButton>
      {state.status === 'done' ? (
        <span role="status" className="text-xs">
          Asked; the list follows by itself.
        </span>
      ) : null}
      <FormRefusal state={state} />
    </form>
  )
}
