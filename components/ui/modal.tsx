/** A small window over the page, for what is looked at and left again. */
'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './icon-button'
import { useModal } from './use-modal'

interface ModalProps {
  open: boolean
  onClose: () => void
  title: string
  /** The title is for screen readers only. */
  titleHidden?: boolean
  children: ReactNode
}

export function Modal({ open, onClose, title, titleHidden = false, children }: ModalProps) {
  const titleId = useId()
  return (
    <dialog
      {...useModal(open, onClose)}
      aria-labelledby={titleId}
      className="modal mx-auto mt-[12vh] mb-auto max-h-[76vh] w-[min(560px,calc(100vw-16px))] max-w-none overflow-hidden rounded-md border border-line-strong bg-surface text-ink"
    >
      <div className="flex max-h-[76vh] flex-col">
        <div className={titleHidden ? 'sr-only' : 'flex items-center border-b border-line py-1.5 pr-2 pl-4'}>
          <h2 id={titleId} className="flex-1 font-semibold">
            {title}
          </h2>
          {titleHidden ? null : (
            <IconButton label="Close" keys="Esc" onClick={onClose}>
              <X aria-hidden size={16} />
            </IconButton>
          )}
        </div>
        {open ? children : null}
      </div>
    </dialog>
  )
}
