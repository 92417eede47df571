/** Invites somebody and shows their one-time link. Works without JavaScript: the page comes back with the link in it. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { Role } from '@/lib/domain/access'
import { inviteSomeoneAction } from '@/lib/people/actions'
import { IDLE } from '@/lib/wire/action-result'
import { roleWords } from '../tokens/token-words'
import { OneTimeLinkNotice } from './one-time-link-notice'
import { TeamChoice } from './team-choice'

interface InviteFormProps {
  /** What the reader may hand out. */
  roles: readonly Role[]
  teams: readonly { id: string; name: string }[]
}

export function InviteForm({ roles, teams }: InviteFormProps) {
  const [state, send] = useActionState(inviteSomeoneAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const link = state.status === 'done' ? state.value : null
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <FormRefusal state={state} speaking={['name', 'email', 'role', 'limited']} />
      {link ? <OneTimeLinkNotice link={link} /> : null}
      <form
        action={send}
        key={link?.until ?? 'first'}
        className="flex flex-col gap-4 rounded-md border border-line bg-surface p-4"
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Name"
            name="name"
            required
            maxLength={100}
            autoComplete="off"
            defaultValue={refused?.typed.name}
            problem={refused?.fields.name}
          />
          <TextField
            label="E-mail"
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            defaultValue={refused?.typed.email}
            problem={refused?.fields.email}
          />
        </div>
        <SelectField
          label="Role"
          name="role"
          className="sm:max-w-[50%]"
          options={roles.map((role) => ({ value: role, label: roleWords(role) }))}
          defaultValue={refused?.typed.role ?? 'viewer'}
          problem={refused?.fields.role}
        />
        <TeamChoice
          teams={teams}
          chosen={[]}
          limited={false}
          typed={refused?.typed ?? null}
          problem={refused?.fields.limited}
        />
        <SubmitButton waiting="Inviting…" className="self-start">
          Make the invitation
        </SubmitButton>
      </form>
    </div>
  )
}
