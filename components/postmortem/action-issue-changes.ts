/** Asks for the issue of an action, links one, or takes the link away. */
'use client'

import { useState } from 'react'
import type { ActionView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { useActions } from './actions-context'
import { actionAddress } from './actions-state'
import { whyRefused } from './item-edits'

/** tracker: one is to be made there. url: this one is to be linked. none: the link is to go. */
export type IssueWish = { tracker: string } | { url: string } | 'none'

interface IssueChanges {
  /** Why the last wish was refused, as a sentence. */
  problem: string | null
  /** True once it is stored. */
  ask: (wish: IssueWish) => Promise<boolean>
}

export function useIssueOf({ id }: ActionView): IssueChanges {
  const { part, store } = useActions()
  const [problem, setProblem] = useState<string | null>(null)
  async function ask(wish: IssueWish) {
    const [method, body] = wish === 'none' ? (['DELETE', {}] as const) : (['POST', wish] as const)
    const outcome = await sendChange<ActionView>(method, actionAddress(id, '/issue'), body, part.readerId)
    setProblem(outcome.kind === 'stored' ? null : whyRefused(outcome).message)
    if (outcome.kind !== 'stored') return false
    store.update((view) => ({
      ...view,
      actions: view.actions.map((action) => (action.id === id ? outcome.data : action)),
    }))
    return true
  }
  return { problem, ask }
}
