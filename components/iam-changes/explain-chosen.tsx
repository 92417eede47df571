/** The same reason for all changes whose boxes are ticked; works without scripts. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { explainChangesAction } from '@/lib/iam-changes/actions'
import { IDLE } from '@/lib/wire/action-result'

/** The form that the boxes of a table belong to. */
export const CHOSEN_FORM = 'explain-chosen'

export function ExplainChosen() {
  const [state, send] = useActionState(explainChangesAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form id={CHOSEN_FORM} action={send} className="mb-2 flex flex-wrap items-end gap-2 print:hidden">
      <TextField
        label="The same reason for all that are ticked below"
        name="reason"
        maxLength={2_000}
        autoComplete="off"
        className="min-w-0 basis-96"
        defaultValue={refused?.typed.reason}
        problem={refused?.fields.reason}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="h-9">
        Save for all ticked
      </SubmitButton>
      <div className="basis-full empty:hidden">
        <FormRefusal state={state} speaking={['reason']} />
        {state.status === 'done' ? (
          <FormNotice tone="done">
            {state.value === 0
              ? 'Each of them has a reason already: it stands.'
              : `${state.value === 1 ? '1 change has' : `${state.value} changes have`} this reason now.`}
          </FormNotice>
        ) : null}
      </div>
    </form>
  )
}
