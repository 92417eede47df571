/** Everything about an item, to be changed: outcome, whose it is, until when, comment, proof, actions that follow from it. */
'use client'

import { ListPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Fold } from '@/components/ui/fold'
import type { ItemView } from '@/lib/postmortems/contract'
import { ActionAdd } from './action-add'
import { useChecklist } from './checklist-context'
import { ItemActions, ItemWhy } from './item-body'
import { ItemDue } from './item-due'
import { ItemEvidencePanel } from './item-evidence-panel'
import { ItemOutcome } from './item-outcome'
import { ItemOwner } from './item-owner'
import { ItemText } from './item-text'

export function ItemForm({ item }: { item: ItemView }) {
  const { part, change, remove, today } = useChecklist()
  return (
    <>
      <ItemOutcome item={item} />
      <div className="grid grid-cols-2 gap-2">
        <ItemOwner
          owner={item.owner}
          people={part.people}
          readerId={part.readerId}
          onChange={(owner) => void change(item, { owner })}
        />
        <ItemDue dueOn={item.dueOn} today={today} onChange={(dueOn) => void change(item, { dueOn })} />
      </div>
      <ItemEvidencePanel item={item} />
      {item.why === '' && item.whereToLook === '' ? null : (
        <Fold label="Why, and where to look">
          <ItemWhy item={item} />
        </Fold>
      )}
      <ItemText item={item} property="comment" />
      <ItemText item={item} property="proof" />
      <ItemActions item={item} />
      <ItemFollowing item={item} />
      {item.code === null ? (
        <Button size="sm" variant="quiet" className="self-start pointer-coarse:h-11" onClick={() => remove(item)}>
          <Trash2 aria-hidden size={12} />
          Remove this item
        </Button>
      ) : null}
    </>
  )
}

/** Adds an action that follows from the item. */
function ItemFollowing({ item }: { item: ItemView }) {
  const { part } = useChecklist()
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <ActionAdd part={part} itemId={item.id} onDone={() => setOpen(false)} />
  return (
    <Button size="sm" data-focus="action" className="self-start pointer-coarse:h-11" onClick={() => setOpen(true)}>
      <ListPlus aria-hidden size={14} />
      Add an action
    </Button>
  )
}
