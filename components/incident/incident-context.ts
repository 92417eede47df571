/** What every part of the incident page knows: the incident, who looks at it, and whom it can be given to. */
'use client'

import { createContext, useContext } from 'react'
import type { IncidentView, NamedRef } from '@/lib/incidents/contract'

/** Who looks at the page. */
export interface IncidentReader {
  /** Null for programs. */
  personId: string | null
  /** May change it; everybody else sees no forms. */
  mayRespond: boolean
  /** May edit and delete what others wrote. */
  mayEditOthers: boolean
}

export interface IncidentPageState {
  incident: IncidentView
  reader: IncidentReader
  /** Who may own it or be mentioned, by name; nobody for those who may not respond. */
  people: readonly NamedRef[]
  teams: readonly NamedRef[]
}

export const IncidentContext = createContext<IncidentPageState | null>(null)

/** @throws outside of the incident page */
export function useIncident(): IncidentPageState {
  const state = useContext(IncidentContext)
  if (state === null) throw new Error('This part stands on the incident page only.')
  return state
}
