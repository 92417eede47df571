/** Sets up single sign-on, or changes it. Works without JavaScript. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveSingleSignOnAction } from '@/lib/sign-in/single-sign-on/actions'
import type { SingleSignOnView } from '@/lib/sign-in/single-sign-on/contract'
import { IDLE } from '@/lib/wire/action-result'
import { GroupField } from './group-field'
import { ProviderFields } from './provider-fields'
import { ROLE_HINTS } from './role-hints'

const SPEAKING = [
  ...['issuer', 'clientId', 'clientSecret', 'name', 'groupsClaim'],
  ...ROLE_HINTS.map(({ role }) => role),
]

interface SingleSignOnFormProps {
  view: SingleSignOnView
  /** Whether the reader decides which groups make owners. */
  mayMakeOwners: boolean
}

export function SingleSignOnForm({ view, mayMakeOwners }: SingleSignOnFormProps) {
  const [state, send] = useActionState(saveSingleSignOnAction, IDLE)
  const typed = state.status === 'refused' ? state.typed : {}
  const problems = state.status === 'refused' ? state.fields : {}
  return (
    <form action={send} className="flex max-w-3xl flex-col gap-5">
      <FormRefusal state={state} speaking={SPEAKING} />
      {state.status === 'done' ? (
        <FormNotice tone="done">Saved. Check it below, then sign in with it in another window.</FormNotice>
      ) : null}
      <ProviderFields view={view} typed={typed} problems={problems} />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-base font-semibold">Groups and roles</legend>
        <p className="text-sm text-pretty text-ink-muted">
          One group a line, letter by letter as the provider sends it. At each sign-in people get the highest role that
          one of their groups gives; without any they stay out.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          {ROLE_HINTS.map(({ role, hint }) => (
            <GroupField
              key={role}
              role={role}
              hint={role === 'owner' && !mayMakeOwners ? 'Only an owner decides about these.' : hint}
              readOnly={role === 'owner' && !mayMakeOwners}
              defaultValue={typed[role] ?? view.roles[role].join('\n')}
              problem={problems[role]}
            />
          ))}
        </div>
      </fieldset>
      <SubmitButton waiting="Saving…" className="self-start">
        {view.from === 'nobody' ? 'Turn on single sign-on' : 'Save'}
      </SubmitButton>
    </form>
  )
}
