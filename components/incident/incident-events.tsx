/** The incident's events, oldest first, each with the way to its drawer and its ARN to copy. */
'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Fold } from '@/components/ui/fold'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { SeverityMark } from '@/components/ui/severity-mark'
import { useTimeSettings } from '@/components/ui/time-context'
import { useCopy } from '@/components/ui/use-copy'
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { dayKey, formatDate, formatDateTime, formatRange } from '@/lib/domain/format-time'
import type { IncidentEventView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { IncidentEventLink } from './incident-event-link'
import { LeftOut } from './left-out'

/** So many stand at once, so many more are folded; beyond that they are drawn on demand. */
const SHOWN = 20
const FOLDED = 200

export function IncidentEvents() {
  const { origin, events, eventCount, leftOut } = useIncident().incident
  const [all, setAll] = useState(false)
  const arns = events.flatMap(({ arn }) => arn ?? [])
  const folded = events.slice(SHOWN, all ? undefined : FOLDED)
  return (
    <Panel
      title="Events"
      note={
        <span className="flex items-center gap-1">
          {eventCount === 0 ? null : eventCount.toLocaleString('en-US')}
          {arns.length > 1 ? <CopyArn text={arns.join('\n')} what={`all ${arns.length} ARNs`} /> : null}
        </span>
      }
    >
      {events.length === 0 ? (
        <p className="text-sm text-pretty text-ink-muted">
          No event of AWS belongs to it: {origin === 'alert' ? 'an alert opened it' : 'people opened it by hand'}.
        </p>
      ) : (
        <EventList events={events.slice(0, SHOWN)} />
      )}
      {folded.length > 0 ? (
        <Fold
          label={`The ${all || events.length <= FOLDED ? 'other' : 'next'} ${folded.length.toLocaleString('en-US')}`}
        >
          <EventList events={folded} lazy />
        </Fold>
      ) : null}
      {!all && events.length > FOLDED ? (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setAll(true)}>
          Fold out all {events.length.toLocaleString('en-US')}
        </Button>
      ) : null}
      <LeftOut count={leftOut.events} what="event" />
    </Panel>
  )
}

/** Thousands of rows: the browser lays out those in view. */
const LAZY = '[contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]'

interface EventListProps {
  events: readonly IncidentEventView[]
  lazy?: boolean
}

function EventList({ events, lazy = false }: EventListProps) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {events.map((event) => (
        <EventItem key={event.id} event={event} lazy={lazy} />
      ))}
    </ul>
  )
}

function EventItem({ event, lazy }: { event: IncidentEventView; lazy: boolean }) {
  const { zone } = useTimeSettings()
  const state = eventState(event)
  const mark = state === 'resolved' ? 'resolved' : state === 'open' ? (event.severity ?? event.peakSeverity) : null
  return (
    <li className={classNames('flex min-w-0 gap-2 py-1.5 text-sm first:pt-0 last:pb-0', lazy && LAZY)}>
      <SeverityMark kind={mark ?? 'unknown'} size={12} word={stateWord(state)} className="mt-1 self-start" />
      <div className="min-w-0 flex-1">
        <IncidentEventLink id={event.id} className="block hover:underline" title={headline(event.summary)}>
          <span className="font-medium">{event.serviceName}</span>{' '}
          <span className="font-mono text-xs whitespace-nowrap text-ink-muted">{event.region}</span>
        </IncidentEventLink>
        <p className="truncate text-xs text-ink-muted">{headline(event.summary)}</p>
        <p className="text-xs text-ink-faint tabular" title={formatDateTime(event.startedAt, 'UTC')}>
          {timesOf(event, zone)}
          {event.byHand ? ' · placed by hand' : ''}
        </p>
      </div>
      {event.arn === null ? null : <CopyArn text={event.arn} what="ARN" />}
    </li>
  )
}

function timesOf({ startedAt, endedAt, timePrecision }: IncidentEventView, zone: string): string {
  const day = formatDate(startedAt, zone)
  if (timePrecision === 'day') return `${day}, only the day is known`
  const range = formatRange(startedAt, endedAt, zone)
  // Over midnight the range names both days itself.
  return endedAt !== null && dayKey(startedAt, zone) !== dayKey(endedAt, zone) ? range : `${day}, ${range}`
}

function CopyArn({ text, what }: { text: string; what: string }) {
  const { copied, copy } = useCopy()
  const Mark = copied ? Check : Copy
  return (
    <IconButton label={copied ? 'Copied' : `Copy ${what}`} onClick={() => copy(text)} className="-my-1 size-7">
      <Mark aria-hidden size={13} className={copied ? 'text-resolved' : ''} />
    </IconButton>
  )
}
