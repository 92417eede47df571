/** What of the stream is shown: an address of its own, so that links and Back work, and without scripts too. */
'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { MouseEvent } from 'react'
import { STREAM_CHOICES, type StreamChoice } from './stream-entries'

interface StreamView {
  choice: StreamChoice
  /** Nothing is folded. */
  all: boolean
  /** What a link to another view needs. */
  linkTo: (choice: StreamChoice, all?: boolean) => { href: string; onClick: (click: MouseEvent) => void }
}

export function useStreamView(): StreamView {
  const path = usePathname()
  const params = useSearchParams()
  const choice = STREAM_CHOICES.find((each) => each === params.get('stream')) ?? 'all'
  const linkTo = (next: StreamChoice, all = false) => {
    const query = new URLSearchParams(next === 'all' ? [] : [['stream', next]])
    if (all) query.set('whole', '1')
    const href = query.size === 0 ? path : `${path}?${query}`
    return {
      href: `${href}#stream`,
      onClick: (click: MouseEvent) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey || click.button !== 0) return
        click.preventDefault()
        window.history.pushState(null, '', href)
      },
    }
  }
  return { choice, all: params.get('whole') === '1', linkTo }
}
