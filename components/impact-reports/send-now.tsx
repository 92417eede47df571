/** Has a saved summary sent at once. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { sendReportAction } from '@/lib/impact-reports/actions'
import { IDLE } from '@/lib/wire/action-result'

interface SendNowProps {
  id: string
  /** "Send it to 3 recipients now" */
  label: string
}

export function SendNow({ id, label }: SendNowProps) {
  const [state, send] = useActionState(sendReportAction, IDLE)
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <FormRefusal state={state} />
      {state.status === 'done' ? (
        <FormNotice tone="done">It is put up to be sent; what becomes of it stands in the history below.</FormNotice>
      ) : null}
      <input type="hidden" name="id" value={id} />
      <SubmitButton waiting="Putting it up…">{label}</SubmitButton>
    </form>
  )
}
