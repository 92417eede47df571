/** A link to one of the incident's events, whose drawer opens on the timeline. */

import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PLAIN_STATE, timelineHref } from '@/lib/events/view-state'

interface IncidentEventLinkProps {
  id: string
  children: ReactNode
  title?: string
  className?: string
}

export function IncidentEventLink({ id, children, title, className }: IncidentEventLinkProps) {
  const href = timelineHref({ ...PLAIN_STATE, view: 'events', event: id })
  return (
    <Link href={href as Route} prefetch={false} title={title} className={className}>
      {children}
    </Link>
  )
}
