/** The field in which a comment or a proof is typed; it grows with the text. Escape leaves it. */
'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'

interface ItemTextAreaProps {
  label: string
  text: string
  onType: (text: string) => void
  /** Typing is over for now. */
  onPause: () => void
  onLeave: () => void
}

export function ItemTextArea({ label, text, onType, onPause, onLeave }: ItemTextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  function leave() {
    area.current
      ?.closest('[data-item]')
      ?.querySelector<HTMLElement>('[data-focus="row"]')
      ?.focus({ preventScroll: true })
    onLeave()
  }
  return (
    <>
      <textarea
        ref={area}
        value={text}
        rows={3}
        // biome-ignore lint/a11y/noAutofocus: it opens by a button or a key that asks for it
        autoFocus
        aria-label={label}
        onChange={({ target }) => onType(target.value)}
        onBlur={onPause}
        onKeyDown={(press) => {
          const isSent = press.key === 'Enter' && (press.metaKey || press.ctrlKey)
          if (press.nativeEvent.isComposing || !(press.key === 'Escape' || isSent)) return
          press.preventDefault()
          leave()
        }}
        className="field-text field-sizing-content max-h-[50dvh] w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 py-1.5 text-ink"
      />
      <div className="flex items-center justify-between gap-3 text-xs text-ink-muted">
        <p>Markdown. It saves itself.</p>
        <Button size="sm" className="pointer-coarse:h-11" onClick={leave} title="Done (Esc)">
          Done
        </Button>
      </div>
    </>
  )
}
