/** What every part of the action items knows: the post-mortem, changes on their way, teams and trackers. */
'use client'

import { createContext, useContext } from 'react'
import type { NamedRef } from '@/lib/incidents/contract'
import type { ActionView } from '@/lib/postmortems/contract'
import type { ActionPatch } from './action-patch'
import type { PostmortemPart, PostmortemStore } from './checklist-part'
import type { Edits } from './use-edits'

/** Where issues can be made. */
export interface TrackerRef {
  id: string
  name: string
  kind: 'github' | 'jira'
}

export interface ActionsState {
  part: PostmortemPart
  store: PostmortemStore
  teams: readonly NamedRef[]
  trackers: readonly TrackerRef[]
  /** The UTC day of the reading, YYYY-MM-DD. */
  today: string
  edits: Edits<ActionView, ActionPatch>
  /** Takes an action away; it can be brought back. */
  remove: (action: ActionView) => void
}

export const ActionsContext = createContext<ActionsState | null>(null)

/** @throws outside of the action items */
export function useActions(): ActionsState {
  const state = useContext(ActionsContext)
  if (state === null) throw new Error('This part stands among action items only.')
  return state
}
