/** What can be changed of a connection; kind and partition stay. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { changeConnectionAction } from '@/lib/connections/actions'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { fieldsOfForm, IDLE } from '@/lib/wire/action-result'
import { CredentialsFields } from './credentials-fields'
import { EvidenceFields } from './evidence-fields'
import { BOXES, SPEAKING, valuesOf } from './form-values'
import { ReachFields } from './reach-fields'

interface ChangeConnectionProps {
  connection: Pick<AwsConnection, 'id' | 'name' | 'partition' | 'credentials' | 'regions' | 'queueUrls' | 'evidence'>
  /** To be suggested where it has none. */
  externalId: string
}

export function ChangeConnection({ connection, externalId }: ChangeConnectionProps) {
  const [state, send] = useActionState(changeConnectionAction, IDLE)
  const fields = fieldsOfForm(valuesOf(connection, externalId), state, BOXES)
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormRefusal state={state} speaking={SPEAKING} />
      {state.status === 'done' ? (
        <FormNotice tone="done">Saved. The permissions are being checked anew.</FormNotice>
      ) : null}
      <input type="hidden" name="id" value={connection.id} />
      <input type="hidden" name="partition" value={connection.partition} />
      <TextField
        label="Name"
        name="name"
        required
        maxLength={60}
        className="max-w-sm"
        autoComplete="off"
        defaultValue={fields.values.name}
        problem={fields.problems.name}
      />
      <CredentialsFields {...fields} />
      <div className="flex max-w-2xl flex-col gap-3">
        <ReachFields {...fields} />
        <EvidenceFields {...fields} />
      </div>
      <SubmitButton waiting="Saving…" className="self-start">
        Save
      </SubmitButton>
    </form>
  )
}
