/** Opens and closes a native modal dialog as a prop says; Escape and a click beside it ask to close. */
'use client'

import { type MouseEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef } from 'react'

interface ModalProps {
  ref: RefObject<HTMLDialogElement | null>
  onCancel: (event: SyntheticEvent) => void
  onClose: (event: SyntheticEvent) => void
  onClick: (event: MouseEvent<HTMLDialogElement>) => void
}

export function useModal(open: boolean, onClose: () => void): ModalProps {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) dialog.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return {
    ref,
    onCancel: (event) => {
      if (event.target !== ref.current) return
      event.preventDefault()
      onClose()
    },
    // The browser may close it without asking, as Chrome does on a second Escape.
    onClose: (event) => {
      if (event.target === ref.current && open) onClose()
    },
    onClick: (event) => {
      if (event.target === ref.current) onClose()
    },
  }
}
