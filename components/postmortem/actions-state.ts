/** What the action items keep while somebody works on them: changes on their way, and what was removed. */
'use client'

import { useState } from 'react'
import type { NamedRef } from '@/lib/incidents/contract'
import type { ActionView, PostmortemView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { type ActionPatch, patchAction } from './action-patch'
import type { ActionsState, TrackerRef } from './actions-context'
import { type PostmortemPart, usePostmortemStore } from './checklist-part'
import { whyRefused } from './item-edits'
import type { Removed } from './item-undo'
import { useEdits } from './use-edits'

interface ActionsWork {
  state: ActionsState
  /** As they will be once everything is stored. */
  actions: ActionView[]
  removed: Removed | null
  /** Why an action could not be taken away, as a sentence. */
  problem: string | null
  bringBack: (removed: Removed) => Promise<string | null>
  forget: () => void
}

/** Changes of actions, their removal and return. */
export function useActionsState(
  part: PostmortemPart,
  teams: readonly NamedRef[],
  trackers: readonly TrackerRef[],
): ActionsWork {
  const { postmortem, readerId, people } = part
  const store = usePostmortemStore(part)
  const today = postmortem.asOf.slice(0, 10)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const edits = useEdits<ActionView, ActionPatch>({
    send: ({ id }, patch) => sendChange<ActionView>('PATCH', actionAddress(id), patch, readerId),
    store: (action) => store.update((view) => withAction(view, action)),
    show: (action, patch) => patchAction(action, patch, { people, teams, today }),
  })

  async function remove({ id, title, version }: ActionView) {
    const outcome = await sendChange('DELETE', actionAddress(id), { version }, readerId)
    setProblem(outcome.kind === 'stored' ? null : whyRefused(outcome).message)
    if (outcome.kind !== 'stored') return
    setRemoved({ id, name: title })
    store.update((view) => ({ ...view, actions: view.actions.filter((action) => action.id !== id) }))
  }

  async function bringBack({ id }: Removed) {
    const outcome = await sendChange('POST', actionAddress(id, '/restore'), {}, readerId)
    if (outcome.kind !== 'stored') return whyRefused(outcome).message
    setRemoved(null)
    await store.refresh()
    return null
  }

  const forget = () => {
    setRemoved(null)
    setProblem(null)
  }
  const state = { part, store, teams, trackers, today, edits, remove: (action: ActionView) => void remove(action) }
  return { state, actions: postmortem.actions.map(edits.shown), removed, problem, bringBack, forget }
}

/** Where an action is changed, whichever post-mortem it belongs to. */
export function actionAddress(id: string, path = ''): string {
  return `/api/v1/actions/${encodeURIComponent(id)}${path}`
}

function withAction(view: PostmortemView, action: ActionView): PostmortemView {
  const newer = (known: ActionView) => (known.id === action.id && known.version <= action.version ? action : known)
  return { ...view, actions: view.actions.map(newer) }
}
