/** Lists the keys that work on this page. */
'use client'

import { useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { Modal } from '@/components/ui/modal'
import { listShortcuts } from '@/components/ui/shortcut-registry'
import { useShortcut } from '@/components/ui/use-shortcut'

export function KeyboardHelp() {
  const [open, setOpen] = useState(false)
  useShortcut('?', () => setOpen((was) => !was), 'Keyboard help')
  return (
    <Modal open={open} onClose={() => setOpen(false)} title="Keyboard">
      <KeyList />
    </Modal>
  )
}

function KeyList() {
  const keys = [
    { keys: ['⌘', 'K'], label: 'Search and commands (Ctrl K elsewhere than on a Mac)' },
    ...listShortcuts().map(({ key, label }) => ({ keys: [key.length === 1 ? key.toUpperCase() : key], label })),
    { keys: ['Esc'], label: 'Close what is open' },
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 overflow-y-auto p-4 text-sm">
      {keys.map((entry) => (
        <div key={entry.label} className="contents">
          <dt className="flex gap-1">
            {entry.keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{entry.label}</dd>
        </div>
      ))}
    </dl>
  )
}
