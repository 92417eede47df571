/** Why a change was made: what somebody said, and the form that says it, in place. */
'use client'

import { useActionState } from 'react'
import { Fold } from '@/components/ui/fold'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { Time } from '@/components/ui/time'
import { explainChangeAction } from '@/lib/iam-changes/actions'
import type { IamChangeView } from '@/lib/iam-changes/contract'
import { IDLE } from '@/lib/wire/action-result'

interface ExplanationProps {
  change: IamChangeView
  mayWork: boolean
}

export function Explanation({ change, mayWork }: ExplanationProps) {
  const { explanation, needsReason } = change
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {explanation === null ? null : (
        <p className="text-sm break-words whitespace-pre-line">
          {explanation.text}
          <span className="block text-xs text-ink-muted">
            {explanation.by}, <Time at={explanation.at} />
          </span>
        </p>
      )}
      {needsReason ? <p className="text-xs font-medium text-degradation">▲ Nobody said why</p> : null}
      {mayWork ? (
        <Fold label={explanation === null ? 'Say why' : 'Change the reason'}>
          <ExplanationForm key={change.version} change={change} />
        </Fold>
      ) : null}
    </div>
  )
}

function ExplanationForm({ change: { id, version, explanation, eventName } }: { change: IamChangeView }) {
  const [state, send] = useActionState(explainChangeAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex max-w-md flex-col gap-2">
      <FormRefusal state={state} speaking={['explanation']} />
      <input type="hidden" name="change" value={id} />
      <input type="hidden" name="version" value={version} />
      <TextAreaField
        label={<span className="sr-only">Why {eventName} was done</span>}
        name="explanation"
        rows={2}
        maxLength={2_000}
        defaultValue={refused?.typed.explanation ?? explanation?.text ?? ''}
        problem={refused?.fields.explanation}
      />
      <SubmitButton
        waiting="Saving…"
        size="sm"
        variant="secondary"
        className="self-start"
        label={`Save the reason for ${eventName}`}
      >
        Save the reason
      </SubmitButton>
    </form>
  )
}
