/** When an incident was, by which clock, and what it reached. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { Duration } from '@/components/ui/duration'
import { ReachCounts } from '@/components/ui/reach-counts'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { useTimeSettings } from '@/components/ui/time-context'
import { CLOCK_WORDS } from '@/lib/domain/clock-strip'
import { formatDate } from '@/lib/domain/format-time'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { type IncidentReach, touchesWords } from '@/lib/domain/incident-reach'
import { isDayKnownOnly, shownWindow } from '@/lib/domain/incident-row'
import type { IncidentView } from '@/lib/incidents/contract'

export function IncidentExtent({ incident }: { incident: IncidentView }) {
  const { eventCount, openEventCount, serviceCount, regions, affectedAccountCount: named, reach, covered } = incident
  const counts = [
    eventCount === 0 ? 'no events of AWS' : plural(eventCount, 'event'),
    openEventCount > 0 && openEventCount < eventCount ? `${openEventCount} of them open` : '',
    plural(serviceCount, 'service'),
    plural(regions.length, 'Region'),
    reach === null && named > 0 ? `AWS named ${plural(named, 'account')}` : '',
  ]
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm text-ink-muted">
        <When incident={incident} />
        <span className="tabular">{counts.filter(Boolean).join(' · ')}</span>
        {reach === null ? null : <Reach id={incident.id} reach={reach} />}
      </p>
      {covered ? null : (
        <p className="flex items-start gap-1.5 text-xs text-ink-muted">
          <SeverityMark kind="unknown" size={12} word="" className="mt-0.5" />
          We were not looking when it began; it is known from AWS's record.
        </p>
      )}
    </>
  )
}

/** Leads to whom, and why. */
function Reach({ id, reach }: { id: string; reach: IncidentReach }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Link href={`/incidents/${id}/blast-radius` as Route} className="text-accent hover:underline">
        {touchesWords(reach)}
      </Link>
      <ReachCounts reach={reach} afterTotal />
    </span>
  )
}

/** By the same clock as in the lists, which is said. */
function When({ incident }: { incident: IncidentView }) {
  const { zone } = useTimeSettings()
  const { clock, from, to } = shownWindow(incident)
  if (isDayKnownOnly(incident)) return <span>On {formatDate(from, zone)}; no source names a time within the day</span>
  const by = incident.eventCount === 0 ? null : <Clock clock={clock} />
  if (to !== null || incident.endUnknown) {
    return (
      <span>
        <Time at={from} />
        <Until from={from} to={to} />
        {by}
        {incident.endUnknown ? '. AWS never said that it ended, and lists it no longer.' : ''}
      </span>
    )
  }
  return (
    <span>
      Since <Time at={from} />, for <Duration from={from} to={null} />
      {by}
    </span>
  )
}

function Until({ from, to }: { from: string; to: string | null }) {
  if (to === null) return null
  return (
    <>
      {' to '}
      <Time at={to} />, <Duration from={from} to={to} />
    </>
  )
}

function Clock({ clock }: { clock: ImpactClock }) {
  const { name, meaning } = CLOCK_WORDS[clock]
  return (
    <span className="text-xs text-ink-faint" title={meaning}>
      {' '}
      {name.toLowerCase()}
    </span>
  )
}

function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
