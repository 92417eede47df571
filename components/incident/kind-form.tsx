/** What kind of incident it is. */
'use client'

import { SelectField } from '@/components/ui/select-field'
import { INCIDENT_KINDS } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import { changeKindAction } from '@/lib/incidents/actions'
import { useIncident } from './incident-context'
import { PropertyFold } from './property-fold'

const KINDS = INCIDENT_KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }))

export function KindForm() {
  const { kind } = useIncident().incident
  return (
    <PropertyFold
      name="Kind"
      value={kindWord(kind)}
      action={changeKindAction}
      submit="Set the kind"
      speaking={['kind']}
    >
      {(typed, problems) => (
        <SelectField
          label="Kind"
          name="kind"
          options={KINDS}
          hint="Provider: AWS failed. Identity: its sign-in or permissions did. Access: a credential or abuse. Own change: ours."
          defaultValue={typed.kind ?? kind}
          problem={problems.kind}
        />
      )}
    </PropertyFold>
  )
}
