/** A link to the timeline with another filter: changes this page in place, and works as a link everywhere else. */
'use client'

import type { ComponentProps, MouseEvent } from 'react'
import type { EventFilter } from '@/lib/events/filter'
import { type TimelineViewKind, timelineHref } from '@/lib/events/view-state'
import { useTimeline } from './timeline-context'

interface FilterLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  filter: EventFilter
  /** The view to show it in; left out: the present one. */
  view?: TimelineViewKind
}

export function FilterLink({ filter, view, children, ...rest }: FilterLinkProps) {
  const { state, change } = useTimeline()
  const changed = { filter, view: view ?? state.view }
  const onClick = (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey || click.button !== 0) return
    click.preventDefault()
    change(changed)
  }
  return (
    <a href={timelineHref({ ...state, ...changed, event: null })} onClick={onClick} {...rest}>
      {children}
    </a>
  )
}
