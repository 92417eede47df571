/** A workload's name and where it runs: for a new one, or for one that is there. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { IDLE } from '@/lib/wire/action-result'
import { saveWorkloadAction } from '@/lib/workloads/actions'
import type { PlacePreview, WorkloadDefinition } from '@/lib/workloads/contract'
import { PlaceFields } from './place-fields'
import { PlacePreviewed } from './place-previewed'

interface WorkloadFormProps {
  /** Null: a new one. */
  stored: { id: string; definition: WorkloadDefinition; preview: PlacePreview } | null
  teams: readonly { id: string; name: string }[]
  tagKeys: readonly string[]
}

const SPEAKING = ['name', 'note', 'team', 'tagKey', 'tagValue', 'accounts']
const NEW: WorkloadDefinition = { name: '', note: null, teamId: null, tagKey: null, tagValue: null, accounts: [] }

export function WorkloadForm({ stored, teams, tagKeys }: WorkloadFormProps) {
  const [state, send] = useActionState(saveWorkloadAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const outcome = state.status === 'done' ? state.value : null
  const typed = refused?.typed ?? typedOf(outcome?.definition ?? stored?.definition ?? NEW)
  const problems = refused?.fields ?? {}
  const preview = outcome?.preview ?? stored?.preview ?? null
  return (
    <form action={send} className="flex max-w-2xl flex-col gap-3">
      <FormRefusal state={state} speaking={SPEAKING} />
      {outcome?.saved ? <FormNotice tone="done">The workload is saved.</FormNotice> : null}
      <input type="hidden" name="id" value={stored?.id ?? ''} />
      <TextField
        label="Name"
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        defaultValue={typed.name}
        problem={problems.name}
      />
      <TextAreaField
        key={`note ${typed.note}`}
        label="Note"
        name="note"
        rows={2}
        maxLength={500}
        hint="What it is for, and whom to ask. May stay blank."
        defaultValue={typed.note}
        problem={problems.note}
      />
      <PlaceFields typed={typed} problems={problems} teams={teams} tagKeys={tagKeys} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="save" waiting="Saving…">
          {stored === null ? 'Add the workload' : 'Save'}
        </SubmitButton>
        <SubmitButton name="intent" value="look" variant="secondary" waiting="Looking…">
          See which accounts
        </SubmitButton>
      </div>
      {preview === null ? null : (
        <PlacePreviewed
          preview={preview}
          saved={outcome === null || outcome.saved}
          open={outcome !== null && !outcome.saved}
        />
      )}
    </form>
  )
}

/** A definition as its fields. */
function typedOf({ name, note, teamId, tagKey, tagValue, accounts }: WorkloadDefinition): Record<string, string> {
  return {
    name,
    note: note ?? '',
    team: teamId ?? '',
    tagKey: tagKey ?? '',
    tagValue: tagValue ?? '',
    accounts: accounts.join('\n'),
  }
}
