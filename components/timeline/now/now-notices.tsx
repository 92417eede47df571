/** How many notifications and scheduled changes are open, apart from what hurts: they may stay open for months. */
'use client'

import type { MouseEvent } from 'react'
import type { NowView } from '@/lib/events/contract'
import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'
import { noticeWords } from './now-words'

const NOTICES = ['accountNotification', 'scheduledChange']

export function NowNotices({ now }: { now: NowView }) {
  const { state, change } = useTimeline()
  const words = noticeWords(now)
  if (words === null) return null
  const filter = { ...state.filter, status: ['open'], category: NOTICES }
  const show = (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
    click.preventDefault()
    change({ filter })
  }
  return (
    <a
      onClick={show}
      href={timelineHref({ ...state, filter, event: null })}
      title="Open notifications and scheduled changes"
      className="text-ink-muted underline decoration-line-strong underline-offset-2 hover:text-ink"
    >
      {words}
    </a>
  )
}
