/** One event in the list: one line on a wide screen, two on a narrow one. */
'use client'

import { memo } from 'react'
import { Chip } from '@/components/ui/chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { eventState, headline } from '@/lib/domain/event-state'
import type { EventSummaryView } from '@/lib/events/contract'
import { categoryWord, eventMark, isNotice } from '../event-mark'
import styles from './event-row.module.css'
import { EventTimes } from './event-times'
import { StateLabel } from './state-label'

/** Sources that tell all there is to know: what only others tell says so. */
const KNOWN_WELL = ['public-feed', 'aws-health']

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
      <AffectedAccounts count={event.affectedAccountCount} />
      <span className={styles.state}>
        <StateLabel state={state} severity={severity ?? peakSeverity} />
      </span>
    </li>
  )
})

/** A solid dot: AWS itself named them. */
function AffectedAccounts({ count }: { count: number }) {
  if (count === 0) return <span className={styles.accounts} />
  const words = `${count.toLocaleString('en-US')} ${count === 1 ? 'acct' : 'accts'}`
  return (
    <span className={styles.accounts} title={`${words} confirmed: AWS named them`}>
      {words} <span className={styles.confirmed} role="img" aria-label="confirmed" />
    </span>
  )
}

function Extras({ event, fresh }: { event: EventSummaryView; fresh: boolean }) {
  const { impactedServiceCount } = event
  const sources = KNOWN_WELL.some((source) => event.sources.includes(source)) ? [] : event.sources
  if (!fresh && impactedServiceCount < 2 && sources.length === 0 && !isNotice(event)) return null
  return (
    <span className={styles.extras}>
      {fresh ? <Chip tone="accent">New</Chip> : null}
      {isNotice(event) ? <span>{categoryWord(event.category)}</span> : null}
      {impactedServiceCount > 1 ? <span className="tabular">{impactedServiceCount} services</span> : null}
      {sources.map((source) => (
        <Chip key={source}>{source}</Chip>
      ))}
    </span>
  )
}
