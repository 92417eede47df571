/** The AWS accounts of a team, as a list to be edited. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { assignAccountsAction } from '@/lib/teams/actions'
import type { TeamView } from '@/lib/teams/contract'
import { IDLE } from '@/lib/wire/action-result'
import { AccountsField } from './accounts-field'

export function TeamAccounts({ team: { id, accounts } }: { team: Pick<TeamView, 'id' | 'accounts'> }) {
  const [state, send] = useActionState(assignAccountsAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const list = accounts.join('\n')
  return (
    <form action={send} className="flex max-w-xl flex-col gap-3">
      <FormRefusal state={state} speaking={['accounts']} />
      {state.status === 'done' ? <FormNotice tone="done">The accounts are saved.</FormNotice> : null}
      <input type="hidden" name="id" value={id} />
      <AccountsField key={list} value={refused?.typed.accounts ?? list} problem={refused?.fields.accounts} />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Save the accounts
      </SubmitButton>
    </form>
  )
}
