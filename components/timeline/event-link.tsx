/** A link to an event's drawer: opens it on this page, and works as a link everywhere else. */
'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from './timeline-context'

interface EventLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick' | 'id'> {
  id: string
}

export function EventLink({ id, children, ...rest }: EventLinkProps) {
  const { state, openEvent } = useTimeline()
  const onClick = (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey || click.button !== 0) return
    click.preventDefault()
    openEvent(id)
  }
  return (
    <a href={timelineHref({ ...state, event: id })} onClick={onClick} {...rest}>
      {children}
    </a>
  )
}
