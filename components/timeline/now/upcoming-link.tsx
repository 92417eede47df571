/** Leads to what is planned, which the timeline does not list before it is near. */
'use client'

import type { MouseEvent } from 'react'
import { NO_FILTER } from '@/lib/events/filter'
import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'

const PLANNED = { filter: { ...NO_FILTER, status: ['upcoming'] } }

export function UpcomingLink({ count }: { count: number }) {
  const { state, change } = useTimeline()
  const onClick = (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey || click.button !== 0) return
    click.preventDefault()
    change(PLANNED)
  }
  return (
    <a href={timelineHref({ ...state, ...PLANNED })} onClick={onClick} className="underline hover:text-ink">
      {count.toLocaleString('en-US')} upcoming
    </a>
  )
}
