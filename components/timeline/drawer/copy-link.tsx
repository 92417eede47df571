/** Copies the address of this view with its event. */
'use client'

import { Check, Link2 } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { useCopy } from '@/components/ui/use-copy'

export function CopyLink() {
  const { copied, copy } = useCopy()
  return (
    <IconButton
      label={copied ? 'Copied' : 'Copy link'}
      onClick={() => copy(`${window.location.origin}/?${new URLSearchParams({ event: eventInUrl() })}`)}
    >
      {copied ? <Check aria-hidden size={16} className="text-resolved" /> : <Link2 aria-hidden size={16} />}
    </IconButton>
  )
}

/** The event alone: whoever gets the link has no use for the sender's filters. */
function eventInUrl(): string {
  return new URLSearchParams(window.location.search).get('event') ?? ''
}
