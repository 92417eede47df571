/** A form that changes the incident: what became of it, and which version of the incident its sender saw. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useActionState, useEffect, useState } from 'react'
import { incidentQuery } from '@/lib/incidents/queries'
import { type ActionState, IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'

export type IncidentAction<R> = (previous: ActionState<R>, form: FormData) => Promise<ActionState<R>>

export interface IncidentForm<R> {
  state: ActionState<R>
  send: (form: FormData) => void
  /** What was refused, to be typed again. */
  refused: (ActionState<R> & { status: 'refused' }) | null
  /** The version that the sender saw: changes of others that come while the form is open do not move it. */
  version: number
  /** The sender looks now. */
  look: () => void
}

/** After a refusal what is true now is read again and shown; sending once more is then a decision. */
export function useIncidentForm<R>(action: IncidentAction<R>): IncidentForm<R> {
  const { incident } = useIncident()
  const queries = useQueryClient()
  const [state, send] = useActionState(action, IDLE)
  const [version, setVersion] = useState(incident.version)
  const refused = state.status === 'refused' ? state : null
  const { id } = incident

  useEffect(() => {
    if (state.status === 'idle') return
    let gone = false
    const { queryKey } = incidentQuery(id)
    void queries.refetchQueries({ queryKey }).then(() => {
      const known = queries.getQueryData(queryKey)
      if (!gone && known) setVersion(known.version)
    })
    return () => {
      gone = true
    }
  }, [state, id, queries])

  return { state, send, refused, version, look: () => setVersion(incident.version) }
}
