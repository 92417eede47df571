/** Says under an action that a change of it was taken back, why, and what to do: with both sides where they clash. */
'use client'

import type { ActionView } from '@/lib/postmortems/contract'
import { useActions } from './actions-context'
import { RefusalNotice } from './item-refusal'

export function ActionRefusal({ action }: { action: ActionView }) {
  const { part, edits, teams } = useActions()
  const refused = edits.refused(action.id)
  if (refused === null) return null
  return (
    <RefusalNotice
      refused={refused}
      // Teams by name, as well.
      people={[...part.people, ...teams]}
      onAgain={() => {
        const version = refused.conflict?.current.version ?? action.version
        void edits.change({ ...action, version }, refused.patch)
      }}
      onForget={() => edits.forget(action.id)}
    />
  )
}
