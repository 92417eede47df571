/** Copies a text that is shown beside it. */
'use client'

import { Check, Copy } from 'lucide-react'
import { Button } from './button'
import { useCopy } from './use-copy'

interface CopyButtonProps {
  text: string
  /** What is copied: "token". */
  what: string
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const { copied, copy } = useCopy()
  const Mark = copied ? Check : Copy
  return (
    <Button onClick={() => copy(text)} aria-label={`Copy ${what}`}>
      <Mark aria-hidden size={14} className={copied ? 'text-resolved' : ''} />
      <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
    </Button>
  )
}
