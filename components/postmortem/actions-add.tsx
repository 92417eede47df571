/** Opens the form for a new action, by button and by key; it stays open for the next one. */
'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { useShortcut } from '@/components/ui/use-shortcut'
import { ActionAdd } from './action-add'
import { useActions } from './actions-context'
import { useActivePart } from './active-part'

export function ActionsAdd() {
  const { part } = useActions()
  const [isOpen, setOpen] = useState(false)
  const isKeyFree = useActivePart() !== 'checklist'
  return (
    <>
      {isKeyFree ? <AddKey onAdd={() => setOpen(true)} /> : null}
      {isOpen ? (
        <ActionAdd part={part} staysOpen onDone={() => setOpen(false)} />
      ) : (
        <Button className="self-start pointer-coarse:h-11 print:hidden noscript:hidden" onClick={() => setOpen(true)}>
          <Plus aria-hidden size={14} />
          Add an action
          <span aria-hidden className="pointer-coarse:hidden">
            <Kbd>T</Kbd>
          </span>
        </Button>
      )}
    </>
  )
}

function AddKey({ onAdd }: { onAdd: () => void }) {
  useShortcut('t', onAdd, 'Add an action')
  return null
}
