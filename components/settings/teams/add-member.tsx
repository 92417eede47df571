/** Takes somebody into a team. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { addMemberAction } from '@/lib/teams/actions'
import { IDLE } from '@/lib/wire/action-result'

interface AddMemberProps {
  teamId: string
  /** Those who do not belong to it yet. */
  others: readonly { id: string; name: string; email: string }[]
}

export function AddMember({ teamId, others }: AddMemberProps) {
  const [state, send] = useActionState(addMemberAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  if (others.length === 0) return null
  const options = others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
  return (
    <form action={send} className="mt-4 flex max-w-xl flex-col gap-3">
      {refused && refused.fields.person === undefined ? (
        <FormNotice tone="refused">{refused.message}</FormNotice>
      ) : null}
      <input type="hidden" name="id" value={teamId} />
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          label="Add somebody"
          name="person"
          required
          className="min-w-0 flex-1 basis-60"
          options={[{ value: '', label: 'Choose…' }, ...options]}
          defaultValue=""
          problem={refused?.fields.person}
        />
        <SubmitButton waiting="Adding…" variant="secondary" className="h-9">
          Add
        </SubmitButton>
      </div>
    </form>
  )
}
