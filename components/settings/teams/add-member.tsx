/** Takes somebody into a team by their e-mail. */
'use client'

import { useActionState, useId } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { addMemberAction } from '@/lib/teams/actions'
import { IDLE } from '@/lib/wire/action-result'

interface AddMemberProps {
  teamId: string
  /** Who is offered; nobody where there are too many. */
  addable: readonly { name: string; email: string }[]
}

export function AddMember({ teamId, addable }: AddMemberProps) {
  const [state, send] = useActionState(addMemberAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const listId = useId()
  return (
    <form action={send} className="mt-4 flex max-w-xl flex-col gap-3">
      <FormRefusal state={state} speaking={['email']} />
      <input type="hidden" name="id" value={teamId} />
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          label="Add somebody by e-mail"
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
          list={addable.length === 0 ? undefined : listId}
          className="min-w-0 flex-1 basis-60"
          defaultValue={refused?.typed.email}
          problem={refused?.fields.email}
        />
        <SubmitButton waiting="Adding…" variant="secondary" className="mt-6 h-9">
          Add
        </SubmitButton>
      </div>
      {addable.length === 0 ? null : (
        <datalist id={listId}>
          {addable.map(({ name, email }) => (
            <option key={email} value={email} label={name} />
          ))}
        </datalist>
      )}
    </form>
  )
}
