/** Takes the link with another incident away. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { unlinkIncidentsAction } from '@/lib/incidents/actions-arrange'
import type { RelatedIncidentView } from '@/lib/incidents/contract'
import { IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'

export function UnlinkIncident({ other }: { other: RelatedIncidentView }) {
  const { id } = useIncident().incident
  const [state, send] = useActionState(unlinkIncidentsAction, IDLE)
  return (
    <form action={send} className="print:hidden">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="other" value={other.id} />
      <SubmitButton
        waiting="Unlinking…"
        size="sm"
        variant="quiet"
        label={`Unlink ${other.title}`}
        className="-ml-1.5 h-6 px-1.5"
      >
        Unlink
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  )
}
