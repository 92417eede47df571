/** Accepts, for a time and with a reason, that a check fails in an account or in all of them. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { waiveAction } from '@/lib/evidence/actions'
import { IDLE } from '@/lib/wire/action-result'

interface WaiveFormProps {
  check: string
  /** The account that is offered first; null: none is. */
  account: string | null
  /** The first and the last day that can be chosen, YYYY-MM-DD in UTC. */
  days: { first: string; last: string }
}

/** By name of field. */
type Texts = Readonly<Record<string, string | undefined>>

const SPEAKING = ['account', 'reason', 'expiresOn']

export function WaiveForm({ check, account, days }: WaiveFormProps) {
  const [state, send] = useActionState(waiveAction, IDLE)
  const typed: Texts = state.status === 'refused' ? state.typed : {}
  const problems: Texts = state.status === 'refused' ? state.fields : {}
  const of = (name: string, first = '') => ({ name, defaultValue: typed[name] ?? first, problem: problems[name] })
  return (
    <form action={send} className="flex flex-col gap-3">
      <input type="hidden" name="check" value={check} />
      <TextField
        label="Account"
        hint="12 digits; empty: every account."
        inputMode="numeric"
        maxLength={12}
        className="[&_input]:font-mono"
        {...of('account', account ?? '')}
      />
      <TextField label="Reason" hint="Why it may fail for now." required maxLength={500} {...of('reason')} />
      <TextField
        label="Until"
        hint="The last day it holds, in UTC."
        type="date"
        required
        min={days.first}
        max={days.last}
        {...of('expiresOn')}
      />
      <FormRefusal state={state} speaking={SPEAKING} />
      {state.status === 'done' ? <FormNotice tone="done">It is waived.</FormNotice> : null}
      <div>
        <SubmitButton waiting="Waiving…">Waive</SubmitButton>
      </div>
    </form>
  )
}
