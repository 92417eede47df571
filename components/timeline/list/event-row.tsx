/** One event in the list: one line on a wide screen, two on a narrow one. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { memo } from 'react'
import { Chip } from '@/components/ui/chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { eventState, headline } from '@/lib/domain/event-state'
import type { EventSummaryView, IncidentOfEventView } from '@/lib/events/contract'
import { categoryWord, eventMark, isNotice } from '../event-mark'
import { AffectedAccounts } from './affected-accounts'
import type { RowPlace } from './day-section'
import { EventTimes } from './event-times'
import styles from './row.module.css'
import { StateLabel } from './state-label'

/** Sources that tell all there is to know: what only others tell says so. */
const KNOWN_WELL = ['public-feed', 'aws-health']

interface EventRowProps extends RowPlace {
  event: EventSummaryView
  /** The page's address with this event open. */
  href: string
  selected: boolean
}

export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, index, count, day, zone, href, fresh, selected } = props
  const { serviceName, region, severity, peakSeverity } = event
  const state = eventState(event)
  const summary = headline(event.summary)
  return (
    <li
      data-row={event.id}
      data-index={index}
      data-open={state === 'open' && !isNotice(event) ? (severity ?? peakSeverity ?? 'informational') : undefined}
      data-uncovered={!event.covered || undefined}
      data-fresh={fresh || undefined}
      aria-current={selected || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={styles.row}
    >
      <SeverityMark {...eventMark(event)} />
      <span className={styles.service} title={serviceName}>
        {serviceName}
      </span>
      <span className={styles.region}>{region}</span>
      <span className={styles.summary}>
        <span className={styles.place}>{region}</span>
        <a href={href} draggable={false} aria-label={`${serviceName}, ${region}: ${summary}`} className={styles.link}>
          {summary}
        </a>
        <Extras event={event} fresh={fresh} />
      </span>
      <EventTimes event={event} day={day} zone={zone} />
      <AffectedAccounts count={event.affectedAccountCount} />
      <span className={styles.state}>
        <StateLabel state={state} severity={severity ?? peakSeverity} />
      </span>
    </li>
  )
})

function Extras({ event, fresh }: { event: EventSummaryView; fresh: boolean }) {
  const { impactedServiceCount } = event
  const sources = KNOWN_WELL.some((source) => event.sources.includes(source)) ? [] : event.sources
  if (!fresh && impactedServiceCount < 2 && sources.length === 0 && !isNotice(event) && event.incident === null) {
    return null
  }
  return (
    <span className={styles.extras}>
      {fresh ? <Chip tone="accent">New</Chip> : null}
      {isNotice(event) ? <span>{categoryWord(event.category)}</span> : null}
      {impactedServiceCount > 1 ? <span className="tabular">{impactedServiceCount} services</span> : null}
      {sources.map((source) => (
        <Chip key={source}>{source}</Chip>
      ))}
      {event.incident ? <IncidentLink incident={event.incident} /> : null}
    </span>
  )
}

function IncidentLink({ incident: { id, title, severity } }: { incident: IncidentOfEventView }) {
  return (
    <Link
      href={`/incidents/${id}` as Route}
      prefetch={false}
      title={`Incident ${id}: ${title}`}
      aria-label={`Incident ${id}, ${severity}: ${title}`}
      className={styles.incident}
    >
      {severity}
    </Link>
  )
}
