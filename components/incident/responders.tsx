/** Who works on the incident; whoever may respond joins and leaves. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { joinIncidentAction, leaveIncidentAction } from '@/lib/incidents/actions'
import { IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'

export function Responders() {
  const { incident, reader } = useIncident()
  const { responders } = incident
  const isIn = responders.some(({ id }) => id === reader.personId)
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span>{responders.length === 0 ? 'nobody yet' : responders.map(({ name }) => name).join(', ')}</span>
      {reader.mayRespond && reader.personId !== null ? <JoinOrLeave isIn={isIn} id={incident.id} /> : null}
    </div>
  )
}

function JoinOrLeave({ isIn, id }: { isIn: boolean; id: string }) {
  const [joined, join] = useActionState(joinIncidentAction, IDLE)
  const [left, leave] = useActionState(leaveIncidentAction, IDLE)
  return (
    <form action={isIn ? leave : join} className="print:hidden">
      <input type="hidden" name="id" value={id} />
      <SubmitButton waiting={isIn ? 'Leaving…' : 'Joining…'} size="sm" variant="secondary">
        {isIn ? 'Leave' : 'Join'}
      </SubmitButton>
      <FormRefusal state={isIn ? left : joined} />
    </form>
  )
}
