/** Says that a workload depends on a service: a new dependency, or one that is changed. */
'use client'

import { useActionState, useEffect } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { IDLE } from '@/lib/wire/action-result'
import { addServiceDependencyAction, changeServiceDependencyAction } from '@/lib/workloads/actions'
import type { DependencyView } from '@/lib/workloads/contract'
import { REGION_LIST, SERVICE_LIST } from './list-ids'

interface ServiceDependencyFormProps {
  workloadId: string
  /** Null: a new one. */
  stored: DependencyView | null
  onSaved?: () => void
}

export function ServiceDependencyForm({ workloadId, stored, onSaved }: ServiceDependencyFormProps) {
  const [state, send] = useActionState(
    stored === null ? addServiceDependencyAction : changeServiceDependencyAction,
    IDLE,
  )
  useEffect(() => {
    if (state.status === 'done') onSaved?.()
  }, [state, onSaved])
  const refused = state.status === 'refused' ? state : null
  const { service = '', region = '', note = '' } = refused?.typed ?? textsOf(stored)
  return (
    <form
      action={send}
      aria-label={stored === null ? 'Add a service' : undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <FormRefusal state={state} speaking={['service', 'region', 'note']} />
      <input type="hidden" name="id" value={workloadId} />
      {stored === null ? null : <input type="hidden" name="dependency" value={stored.id} />}
      <div className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,3fr)_auto]">
        <TextField
          label="AWS service"
          name="service"
          required
          list={SERVICE_LIST}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          placeholder="id or name"
          defaultValue={service}
          problem={refused?.fields.service}
        />
        <TextField
          label="Region"
          name="region"
          list={REGION_LIST}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          placeholder="any"
          defaultValue={region}
          problem={refused?.fields.region}
        />
        <TextField
          label="Note"
          name="note"
          maxLength={500}
          autoComplete="off"
          placeholder="what for"
          defaultValue={note}
          problem={refused?.fields.note}
        />
        <SubmitButton
          variant="secondary"
          waiting={stored === null ? 'Adding…' : 'Saving…'}
          className="justify-self-start sm:mt-6"
        >
          {stored === null ? 'Add the service' : 'Save'}
        </SubmitButton>
      </div>
    </form>
  )
}

function textsOf(stored: DependencyView | null): Partial<Record<'service' | 'region' | 'note', string>> {
  return { service: stored?.service ?? '', region: stored?.region ?? '', note: stored?.note ?? '' }
}
