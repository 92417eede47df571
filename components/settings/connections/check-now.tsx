/** Has the worker check every permission; what it finds appears on the page. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { checkConnectionAction } from '@/lib/connections/actions'
import { IDLE } from '@/lib/wire/action-result'

interface CheckNowProps {
  id: string
  /** Whether this would be the first check. */
  isFirst: boolean
}

export function CheckNow({ id, isFirst }: CheckNowProps) {
  const [state, send] = useActionState(checkConnectionAction, IDLE)
  return (
    <form action={send} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="id" value={id} />
      <FormRefusal state={state} />
      <p role="status" className="min-w-0 max-w-[48ch] text-sm text-pretty text-ink-muted empty:-mr-3">
        {state.status === 'done'
          ? 'The worker is asking AWS; what it finds appears here. Without scripts, load the page again in a few seconds.'
          : ''}
      </p>
      <SubmitButton waiting="Asking…" variant={isFirst ? 'primary' : 'secondary'}>
        Check now
      </SubmitButton>
    </form>
  )
}
