/** Has the calls of an incident's window looked up, after saying what that costs. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { formatDuration } from '@/lib/domain/format-time'
import { lookUpIncidentAction } from '@/lib/iam-changes/actions'
import { IDLE } from '@/lib/wire/action-result'
import { counted } from './change-words'

interface LookUpProps {
  incident: string
  /** The window, in ms, and the accounts. */
  scope: { from: number; to: number; accounts: readonly string[]; why: string }
  plan: { accounts: number; requests: number; seconds: number; isClipped: boolean }
  mayWork: boolean
}

export function LookUp({ incident, scope: { from, to, accounts, why }, plan, mayWork }: LookUpProps) {
  const [state, send] = useActionState(lookUpIncidentAction, IDLE)
  const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()]
  return (
    <div className="mb-3 flex flex-col gap-2">
      <p className="text-sm text-pretty text-ink-muted">
        <Time at={start} /> to <Time at={end} />, {counted(accounts.length, 'account')}. {why}
        {plan.isClipped ? ' CloudTrail keeps 90 days: what is older cannot be looked up here.' : ''}
      </p>
      {mayWork && plan.requests > 0 ? (
        <form action={send} className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
          <input type="hidden" name="incident" value={incident} />
          <SubmitButton waiting="Asking…" variant="secondary">
            Look up what is missing
          </SubmitButton>
          <span className="text-xs text-pretty text-ink-muted">
            At least {counted(plan.requests, 'request')} of CloudTrail in {counted(plan.accounts, 'account')}: it allows
            two a second in each, so at least {formatDuration(plan.seconds * 1_000)}. Busy accounts take longer.
          </span>
        </form>
      ) : null}
      <FormRefusal state={state} />
    </div>
  )
}
