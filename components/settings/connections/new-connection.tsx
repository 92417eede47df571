/** The first two steps of connecting AWS: what, and how Faultline gets in. Leads to the new connection. */
'use client'

import { useActionState } from 'react'
import { Choice } from '@/components/ui/choice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { createConnectionAction } from '@/lib/connections/actions'
import { EVIDENCE_DEFAULTS, PARTITIONS } from '@/lib/domain/aws-connection'
import { type FieldsOfForm, fieldsOfForm, IDLE } from '@/lib/wire/action-result'
import { Section } from '../frame/section'
import { PARTITION_WORDS } from './connection-words'
import { CredentialsFields } from './credentials-fields'
import { EvidenceFields } from './evidence-fields'
import { BOXES, evidenceTexts, SPEAKING } from './form-values'
import { ReachFields } from './reach-fields'

const FIRST = { kind: 'organization', partition: 'aws', credentials: 'default', ...evidenceTexts(EVIDENCE_DEFAULTS) }

/** Fields that begin folded away. */
const LATER = ['regions', 'queueUrls', 'evidenceRole', 'evidenceExternalId', 'breakGlassUsers', 'codeTags']

export function NewConnection({ externalId }: { externalId: string }) {
  const [state, send] = useActionState(createConnectionAction, IDLE)
  const fields = fieldsOfForm({ ...FIRST, externalId }, state, BOXES)
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={SPEAKING} />
      <Section title="1 · What to connect">
        <WhatFields {...fields} />
      </Section>
      <Section
        title="2 · How Faultline gets in"
        lead="No secret is stored: AWS's SDK brings the credentials each time."
      >
        <CredentialsFields {...fields} />
        <details className="mt-4" open={LATER.some((name) => fields.problems[name]) || undefined}>
          <summary className="text-sm font-medium">Queues, Regions and evidence (can wait)</summary>
          <div className="mt-3 flex max-w-2xl flex-col gap-3">
            <ReachFields {...fields} />
            <EvidenceFields {...fields} />
          </div>
        </details>
      </Section>
      <SubmitButton waiting="Making…" className="self-start">
        Save, then allow it at AWS
      </SubmitButton>
    </form>
  )
}

function WhatFields({ values, problems }: FieldsOfForm) {
  return (
    <div key={values.kind} className="flex flex-col gap-3">
      <div role="radiogroup" aria-label="What to connect" className="grid gap-2 lg:grid-cols-2">
        <Choice
          name="kind"
          value="organization"
          label="An organization"
          hint="Every account at once, through its management account or the delegated administrator of AWS Health."
          defaultChecked={values.kind === 'organization'}
        />
        <Choice
          name="kind"
          value="account"
          label="A single account"
          hint="Its own events and resources only."
          defaultChecked={values.kind === 'account'}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Name"
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          placeholder="Production organization"
          defaultValue={values.name}
          problem={problems.name}
        />
        <SelectField
          label="Partition"
          name="partition"
          options={PARTITIONS.map((value) => ({ value, label: PARTITION_WORDS[value] }))}
          defaultValue={values.partition}
          problem={problems.partition}
        />
      </div>
    </div>
  )
}
