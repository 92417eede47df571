/** Opens the command palette by button or key; the palette itself is fetched when it is first wanted. */
'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { Modal } from '@/components/ui/modal'
import { Skeleton } from '@/components/ui/skeleton'
import { useShortcut } from '@/components/ui/use-shortcut'

const loadPalette = async () => ({ default: (await import('./command-palette')).CommandPalette })
const CommandPalette = lazy(loadPalette)

export function CommandButton() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  useShortcut('mod+k', () => setOpen((was) => !was))
  return (
    <>
      <button
        type="button"
        aria-label="Search and commands"
        title="Search and commands (Ctrl K or ⌘ K)"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void loadPalette()}
        className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-xs text-ink-muted hover:bg-sunken hover:text-ink"
      >
        <Search aria-hidden size={16} />
        <span aria-hidden className="max-lg:hidden">
          <Kbd>⌘K</Kbd>
        </span>
      </button>
      <Modal open={open} onClose={close} title="Search and commands" titleHidden>
        <Suspense fallback={<Skeleton className="m-3 h-8" />}>
          <CommandPalette onDone={close} />
        </Suspense>
      </Modal>
    </>
  )
}
