/** Ends a waiver before its day. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { endWaiverAction } from '@/lib/evidence/actions'
import { IDLE } from '@/lib/wire/action-result'

interface EndWaiverProps {
  id: string
  /** Names the button: "End the waiver of C2 in acme-prod". */
  label: string
}

export function EndWaiver({ id, label }: EndWaiverProps) {
  const [state, send] = useActionState(endWaiverAction, IDLE)
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" size="sm" waiting="Ending…" label={label}>
        End it
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  )
}
