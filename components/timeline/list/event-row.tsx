/** One event in the list: one line on a wide screen, two on a narrow one. */
'use client'

import { memo } from 'react'
import { Chip } from '@/components/ui/chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { eventState, headline } from '@/lib/domain/event-state'
import type { EventSummaryView } from '@/lib/events/contract'
import { peakWord } from '../peak-word'
import styles from './event-row.module.css'
import { EventTimes } from './event-times'
import { StateLabel } from './state-label'

interface EventRowProps {
  event: EventSummaryView
  index: number
  /** Events in the list, as far as it is loaded; -1 while more may come. */
  count: number
  /** YYYY-MM-DD of the heading above; null where that names no day. */
  day: string | null
  zone: string
  /** The page's address with this event open. */
  href: string
  /** Came in while the page was open. */
  fresh: boolean
  selected: boolean
}

export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, index, count, day, zone, href, fresh, selected } = props
  const { serviceName, region, severity, peakSeverity } = event
  const state = eventState(event)
  const summary = headline(event.summary)
  return (
    <li
      data-event={event.id}
      data-index={index}
      data-open={state === 'open' ? (severity ?? peakSeverity ?? 'informational') : undefined}
      data-fresh={fresh || undefined}
      aria-current={selected || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={styles.row}
    >
      <SeverityMark kind={peakSeverity ?? 'unknown'} word={peakWord(peakSeverity, state)} />
      <span className={styles.service} title={serviceName}>
        {serviceName}
        <span className={styles.place}> {region}</span>
      </span>
      <span className={styles.region}>{region}</span>
      <span className={styles.summary}>
        <a href={href} draggable={false} aria-label={`${serviceName}, ${region}: ${summary}`} className={styles.link}>
          {summary}
        </a>
        <Extras event={event} fresh={fresh} />
      </span>
      <EventTimes event={event} day={day} zone={zone} />
      <span className={styles.state}>
        <StateLabel state={state} severity={severity ?? peakSeverity} />
      </span>
    </li>
  )
})

function Extras({ event, fresh }: { event: EventSummaryView; fresh: boolean }) {
  const { impactedServiceCount } = event
  const sources = event.sources.includes('public-feed') ? [] : event.sources
  if (!fresh && impactedServiceCount < 2 && sources.length === 0) return null
  return (
    <span className={styles.extras}>
      {fresh ? <Chip tone="accent">New</Chip> : null}
      {impactedServiceCount > 1 ? <span className="tabular">{impactedServiceCount} services</span> : null}
      {sources.map((source) => (
        <Chip key={source}>{source}</Chip>
      ))}
    </span>
  )
}
