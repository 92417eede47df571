/** Gives somebody another role. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Role } from '@/lib/domain/access'
import { changeRoleAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { IDLE } from '@/lib/wire/action-result'
import { roleWords } from '../tokens/token-words'

interface RoleFormProps {
  person: Pick<PersonView, 'id' | 'name' | 'role' | 'hasProvider'>
  /** What the reader may hand out. */
  roles: readonly Role[]
}

export function RoleForm({ person, roles }: RoleFormProps) {
  const [state, send] = useActionState(changeRoleAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex max-w-md flex-col gap-3">
      <FormRefusal state={state} speaking={['role']} />
      {state.status === 'done' ? <FormNotice tone="done">{`${person.name} is ${person.role} now.`}</FormNotice> : null}
      <input type="hidden" name="id" value={person.id} />
      <SelectField
        label="Role"
        name="role"
        hint={person.hasProvider ? 'The groups at the identity provider set the role anew at each sign-in.' : undefined}
        options={roles.map((role) => ({ value: role, label: roleWords(role) }))}
        defaultValue={refused?.typed.role ?? person.role}
        problem={refused?.fields.role}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Save the role
      </SubmitButton>
    </form>
  )
}
