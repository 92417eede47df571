/** Changes a saved summary, but for what it is about. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeReportAction } from '@/lib/impact-reports/actions'
import type { ManagedReport } from '@/lib/impact-reports/contract'
import { fieldsOfForm, IDLE } from '@/lib/wire/action-result'
import { ReportFields } from './report-fields'
import { SPEAKING } from './report-words'

interface ChangeReportProps {
  report: Pick<ManagedReport, 'id' | 'version' | 'name' | 'unit' | 'zone' | 'hour' | 'recipients'>
  /** As it is stored. */
  filter: string
}

export function ChangeReport({ report, filter }: ChangeReportProps) {
  const [state, send] = useActionState(changeReportAction, IDLE)
  const { id, version, name, unit, zone, hour, recipients } = report
  const stored = { name, unit, zone, hour: hour === null ? '' : String(hour), recipients: recipients.join('\n') }
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormRefusal state={state} speaking={SPEAKING} />
      {state.status === 'done' ? <FormNotice tone="done">Saved.</FormNotice> : null}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="filter" value={filter} />
      <ReportFields {...fieldsOfForm(stored, state)} />
      <SubmitButton waiting="Saving…" className="self-start">
        Save
      </SubmitButton>
    </form>
  )
}
