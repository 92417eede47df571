/** Takes a change back, exactly, as long as nothing moved since. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoChangeAction } from '@/lib/incidents/actions-arrange'
import { IDLE } from '@/lib/wire/action-result'

export function UndoChange({ id }: { id: string }) {
  const [state, send] = useActionState(undoChangeAction, IDLE)
  return (
    <form action={send} className="print:hidden">
      <input type="hidden" name="change" value={id} />
      <SubmitButton waiting="Taking back…" size="sm" variant="quiet" className="-my-1 h-6 px-1.5">
        Undo
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  )
}
