/** What a person says of an account, and the form by which another says otherwise; works without scripts. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useActionState, useEffect } from 'react'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { DetailSection } from '@/components/ui/detail-section'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { Time } from '@/components/ui/time'
import { reportAccountAction, withdrawReportAction } from '@/lib/blast-radius/actions'
import type { BlastAccountDetail } from '@/lib/blast-radius/contract'
import { type ActionState, IDLE } from '@/lib/wire/action-result'
import { useBlast } from './blast-context'

interface AccountReportFormsProps {
  account: BlastAccountDetail
}

export function AccountReportForms({ account }: AccountReportFormsProps) {
  const { mayRespond } = useBlast()
  const { report, accountId } = account
  return (
    <DetailSection title="What people say">
      {report === null ? null : (
        <div className="flex flex-col gap-1 rounded-md border border-dashed border-line-strong px-3 py-2 text-sm">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <CertaintyMark
              kind={report.verdict === 'touched' ? 'reported' : 'cleared'}
              withWord
              word={report.verdict === 'touched' ? 'Touched' : 'Not touched'}
              className="font-medium"
            />
            <span className="text-ink-muted">
              {report.by}, <Time at={report.at} />
            </span>
          </p>
          <p className="text-pretty whitespace-pre-line wrap-anywhere">{report.note}</p>
          {mayRespond ? <Withdraw account={accountId} /> : null}
        </div>
      )}
      {mayRespond ? <ReportForm account={account} /> : null}
    </DetailSection>
  )
}

function ReportForm({ account: { accountId, report, certainty } }: AccountReportFormsProps) {
  const { incident } = useBlast()
  const [state, send] = useActionState(reportAccountAction, IDLE)
  useFreshAfter(state)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormRefusal state={state} speaking={['note']} />
      <input type="hidden" name="incident" value={incident} />
      <input type="hidden" name="account" value={accountId} />
      <TextAreaField
        key={refused?.typed.note ?? ''}
        label="How do you know?"
        name="note"
        rows={2}
        required
        maxLength={2000}
        hint={
          certainty === 'confirmed'
            ? 'AWS named it: it stays confirmed, and shows that somebody says otherwise.'
            : 'Stands in the incident for everybody to see, with your name.'
        }
        defaultValue={refused?.typed.note}
        problem={refused?.fields.note}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="verdict" value="touched" size="sm" variant="secondary" waiting="Reporting…">
          {report?.verdict === 'touched' ? 'Report it anew' : 'Report it as touched'}
        </SubmitButton>
        <SubmitButton name="verdict" value="clear" size="sm" variant="secondary" waiting="Clearing…">
          {report?.verdict === 'clear' ? 'Clear it anew' : 'Clear it: not touched'}
        </SubmitButton>
      </div>
    </form>
  )
}

function Withdraw({ account }: { account: string }) {
  const { incident } = useBlast()
  const [state, send] = useActionState(withdrawReportAction, IDLE)
  useFreshAfter(state)
  return (
    <form action={send} className="flex flex-col items-start gap-2">
      <FormRefusal state={state} />
      <input type="hidden" name="incident" value={incident} />
      <input type="hidden" name="account" value={account} />
      <SubmitButton size="sm" variant="quiet" waiting="Withdrawing…" className="-ml-2">
        Withdraw
      </SubmitButton>
    </form>
  )
}

/** What was said moves the whole page: it is read again at once, not when the signal comes. */
function useFreshAfter(state: ActionState): void {
  const { incident } = useBlast()
  const queries = useQueryClient()
  useEffect(() => {
    if (state.status !== 'idle') void queries.invalidateQueries({ queryKey: ['incidents', incident, 'blast-radius'] })
  }, [state, incident, queries])
}
