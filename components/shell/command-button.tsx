/** Opens the command palette by button or key; the palette itself is fetched when it is first wanted. */
'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, startTransition, useActionState, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { Modal } from '@/components/ui/modal'
import { Skeleton } from '@/components/ui/skeleton'
import { useShortcut } from '@/components/ui/use-shortcut'
import { signOut } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'
import type { PageLink } from './pages'

const loadPalette = async () => ({ default: (await import('./command-palette')).CommandPalette })
const CommandPalette = lazy(loadPalette)

interface CommandButtonProps {
  /** The pages of the settings that this reader may open. */
  settings: readonly PageLink[]
  /** Whether the reader may open incidents. */
  mayRespond: boolean
  hasSession: boolean
}

export function CommandButton({ settings, mayRespond, hasSession }: CommandButtonProps) {
  const [open, setOpen] = useState(false)
  const [, send] = useActionState(signOut, IDLE)
  const close = () => setOpen(false)
  const leave = () => startTransition(() => send(new FormData()))
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
          <CommandPalette
            settings={settings}
            mayRespond={mayRespond}
            signOut={hasSession ? leave : null}
            onDone={close}
          />
        </Suspense>
      </Modal>
    </>
  )
}
