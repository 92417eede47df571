/** One unresolved incident in the Now strip: how much it matters, what, where, for how long, whom it hit, whether somebody has it. */
'use client'

import { ArrowRight } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { Duration } from '@/components/ui/duration'
import { SevChip } from '@/components/ui/sev-chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { needsSomebody, openTone, regionsWord, rowMark, rowTitle, servicesParts } from '@/lib/domain/incident-row'
import { statusWord } from '@/lib/domain/incident-words'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { NowReach } from './now-reach'

const GROUNDS = {
  disruption: 'bg-disruption-soft',
  degradation: 'bg-degradation-soft',
  informational: '',
}

export function NowIncident({ incident }: { incident: IncidentSummaryView }) {
  const [service, others] = servicesParts(incident)
  const regions = regionsWord(incident)
  return (
    // Names of services stand under each other, as wide as the longest needs.
    <li className={classNames('lg:col-span-full lg:-mx-3 lg:grid lg:grid-cols-subgrid', GROUNDS[openTone(incident)])}>
      <Link
        href={`/incidents/${incident.id}` as Route}
        prefetch={false}
        className="group grid min-h-9 grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-1.5 text-sm lg:col-span-full lg:grid-cols-subgrid"
      >
        <SeverityMark {...rowMark(incident)} />
        <span
          className="flex min-w-0 items-center gap-2 font-medium"
          title={[service, others, regions].filter(Boolean).join(' ')}
        >
          <SevChip level={incident.severity} />
          <span className="truncate">{service}</span>
          {others === '' ? null : <span className="-ml-1 font-normal text-ink-muted">{others}</span>}
        </span>
        <span className="font-mono text-xs text-ink-muted max-lg:hidden">{regions}</span>
        <span className="min-w-0 truncate group-hover:underline group-hover:underline-offset-2 max-lg:col-span-2 max-lg:col-start-2 max-lg:row-start-2">
          {rowTitle(incident)}
        </span>
        <span className="text-ink-muted lg:whitespace-nowrap max-lg:col-span-2 max-lg:col-start-2 max-lg:row-start-3 max-lg:text-xs">
          {regions === '' ? null : <span className="font-mono lg:hidden">{regions} · </span>}
          <Hold incident={incident} />
        </span>
        <span className="text-right whitespace-nowrap tabular max-lg:col-start-3 max-lg:row-start-1">
          <Duration from={incident.impact?.from ?? incident.startedAt} to={null} />
        </span>
        <ArrowRight aria-hidden size={14} className="text-ink-faint group-hover:text-ink max-lg:hidden" />
      </Link>
    </li>
  )
}

/** "touches 94 of your 212 accounts 14 ● 80 ○ · unacknowledged": whom it hit, and who has it. */
function Hold({ incident }: { incident: IncidentSummaryView }) {
  const { owner, status } = incident
  const held = owner === null ? statusWord(status).toLowerCase() : `${statusWord(status).toLowerCase()}, ${owner.name}`
  return (
    <>
      <NowReach incident={incident} />
      {needsSomebody(incident) ? <span className="font-medium text-ink">unacknowledged</span> : held}
    </>
  )
}
