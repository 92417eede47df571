/** A sheet at the right edge over the page; on narrow screens it is the whole screen. */
'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './icon-button'
import { useModal } from './use-modal'

interface DrawerProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** Stands beside the cross: links, copy. */
  actions?: ReactNode
  children: ReactNode
}

export function Drawer({ open, onClose, title, actions, children }: DrawerProps) {
  const titleId = useId()
  return (
    <dialog
      {...useModal(open, onClose)}
      aria-labelledby={titleId}
      className="drawer fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-none bg-surface text-ink sm:w-[560px] sm:max-w-[90vw] sm:border-l sm:border-line-strong"
    >
      <div className="flex h-full flex-col">
        <div className="flex min-h-12 shrink-0 items-start gap-2 border-b border-line py-2 pr-2 pl-4">
          <h2 id={titleId} className="min-w-0 flex-1 self-center text-base font-semibold">
            {title}
          </h2>
          {actions}
          <IconButton label="Close" keys="Esc" onClick={onClose}>
            <X aria-hidden size={16} />
          </IconButton>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{open ? children : null}</div>
      </div>
    </dialog>
  )
}
