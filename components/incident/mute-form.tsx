/** Makes the rule behind an alert silent, in its account or everywhere, until a day or for good. */
'use client'

import { useActionState } from 'react'
import { CheckField } from '@/components/ui/check-field'
import { Fold } from '@/components/ui/fold'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { muteRuleAction } from '@/lib/iam-changes/actions'
import type { AlertView } from '@/lib/iam-changes/contract'
import { IDLE } from '@/lib/wire/action-result'

export function MuteForm({ alert: { rule, ruleName, account } }: { alert: AlertView }) {
  const [state, send] = useActionState(muteRuleAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  if (state.status === 'done') {
    return <FormNotice tone="done">“{ruleName}” is silent now: IAM, Changes lists what is.</FormNotice>
  }
  return (
    <div className="print:hidden">
      <Fold label="Make this rule silent">
        <form action={send} className="flex flex-col gap-2">
          <FormRefusal state={state} speaking={['reason', 'until']} />
          <input type="hidden" name="rule" value={rule} />
          <CheckField
            label={`Only in ${account.name}`}
            name="account"
            value={account.id}
            defaultChecked
            problem={refused?.fields.account}
          />
          <TextField
            label="Why"
            name="reason"
            required
            maxLength={2_000}
            autoComplete="off"
            defaultValue={refused?.typed.reason}
            problem={refused?.fields.reason}
          />
          <TextField
            label="Last day, UTC"
            hint="Blank: for good."
            name="until"
            type="date"
            defaultValue={refused?.typed.until}
            problem={refused?.fields.until}
          />
          <SubmitButton waiting="Saving…" size="sm" variant="secondary" className="self-start">
            Make it silent
          </SubmitButton>
        </form>
      </Fold>
    </div>
  )
}
