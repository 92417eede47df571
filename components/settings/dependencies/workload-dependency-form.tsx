/** Says that a workload depends on another one: a new dependency, or one that is changed. */
'use client'

import { useActionState, useEffect } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { IDLE } from '@/lib/wire/action-result'
import { addWorkloadDependencyAction, changeWorkloadDependencyAction } from '@/lib/workloads/actions'
import type { DependencyView } from '@/lib/workloads/contract'

interface WorkloadDependencyFormProps {
  workloadId: string
  /** Null: a new one. */
  stored: DependencyView | null
  onSaved?: () => void
  /** The other workloads, by name. */
  others: readonly { id: string; name: string }[]
}

export function WorkloadDependencyForm({ workloadId, stored, others, onSaved }: WorkloadDependencyFormProps) {
  const [state, send] = useActionState(
    stored === null ? addWorkloadDependencyAction : changeWorkloadDependencyAction,
    IDLE,
  )
  useEffect(() => {
    if (state.status === 'done') onSaved?.()
  }, [state, onSaved])
  const refused = state.status === 'refused' ? state : null
  const typed = refused?.typed
  return (
    <form
      action={send}
      aria-label={stored === null ? 'Add a workload' : undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <FormRefusal state={state} speaking={['onWorkload', 'note']} />
      <input type="hidden" name="id" value={workloadId} />
      {stored === null ? null : <input type="hidden" name="dependency" value={stored.id} />}
      <div className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_auto]">
        <SelectField
          label="Another workload"
          name="onWorkload"
          required
          options={[
            { value: '', label: 'Choose a workload' },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={typed?.onWorkload ?? stored?.onWorkload?.id ?? ''}
          problem={refused?.fields.onWorkload}
        />
        <TextField
          label="Note"
          name="note"
          maxLength={500}
          autoComplete="off"
          placeholder="what for"
          defaultValue={typed?.note ?? stored?.note ?? ''}
          problem={refused?.fields.note}
        />
        <SubmitButton
          variant="secondary"
          waiting={stored === null ? 'Adding…' : 'Saving…'}
          className="justify-self-start sm:mt-6"
        >
          {stored === null ? 'Add the workload' : 'Save'}
        </SubmitButton>
      </div>
    </form>
  )
}
