/** What an arrangement came to, right after it, with the way back. */
'use client'

import { useSearchParams } from 'next/navigation'
import { FormNotice } from '@/components/ui/form-notice'
import { useIncident } from './incident-context'
import { UndoChange } from './undo-change'

export function ArrangedNotice() {
  const { incident, reader } = useIncident()
  const id = useSearchParams().get('arranged')
  const change = id === null ? undefined : incident.history.find((each) => each.id === id)
  if (change === undefined || change.undoneAt !== null) return null
  return (
    <FormNotice tone="done">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {change.sentence}
        {change.undoable && reader.mayRespond ? <UndoChange id={change.id} /> : null}
      </span>
    </FormNotice>
  )
}
