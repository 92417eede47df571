/** Says that a change was taken back, why, and what to do: with both sides where they clash. */
'use client'

import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import type { NamedRef } from '@/lib/incidents/contract'
import type { ConflictView, ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { ConflictSides } from './item-conflict'
import type { Refused } from './item-edits'

export function ItemRefusal({ item }: { item: ItemView }) {
  const { part, edits, change } = useChecklist()
  const refused = edits.refused(item.id)
  if (refused === null) return null
  return (
    <RefusalNotice
      refused={refused}
      people={part.people}
      onAgain={() =>
        void change({ ...item, version: refused.conflict?.current.version ?? item.version }, refused.patch)
      }
      onForget={() => edits.forget(item.id)}
    />
  )
}

interface RefusalNoticeProps {
  refused: Refused<object>
  /** Whoever may be named in it. */
  people: readonly NamedRef[]
  onAgain: () => void
  onForget: () => void
}

export function RefusalNotice({ refused, people, onAgain, onForget }: RefusalNoticeProps) {
  const { patch, message, conflict } = refused
  return (
    <FormNotice tone="refused">
      <p>{conflict === null || conflict.removed ? message : conflictWords(conflict)}</p>
      <ConflictSides patch={patch} conflict={conflict} people={people} />
      <div className="mt-2 flex flex-wrap gap-2">
        {conflict?.removed ? null : (
          <Button size="sm" className="pointer-coarse:h-11" onClick={onAgain}>
            {conflict === null ? 'Try again' : 'Keep mine'}
          </Button>
        )}
        <Button size="sm" variant="quiet" className="pointer-coarse:h-11" onClick={onForget}>
          {conflict === null || conflict.removed ? 'Leave it' : 'Keep theirs'}
        </Button>
      </div>
    </FormNotice>
  )
}

/** The answer of the server speaks to programs. */
function conflictWords({ current }: ConflictView): string {
  return `${current.changedBy ?? 'Somebody'} changed the same meanwhile, so yours was not saved. Choose what shall stand.`
}
