/** What the incident touches, and where we know it from. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Fold } from '@/components/ui/fold'
import { Panel } from '@/components/ui/panel'
import { reachWords } from '@/lib/domain/incident-reach'
import { nameOfRegion } from '@/lib/domain/region'
import { sourceName } from '@/lib/domain/source-words'
import type { IncidentView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { Responders } from './responders'

/** Large outages name 140 services. */
const SHOWN = 12

export function SideFacts() {
  const { incident } = useIncident()
  const { services, serviceCount, regions, everywhere, partition, events } = incident
  const sources = [...new Set(events.flatMap((event) => event.sources))]
  return (
    <Panel title="Facts">
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm">
        <Fact name="Services">
          {serviceCount === 0
            ? 'none named'
            : services
                .slice(0, SHOWN)
                .map(({ name }) => name)
                .join(', ')}
          {services.length > SHOWN ? (
            <Fold label={`The other ${serviceCount - SHOWN}`}>
              {services
                .slice(SHOWN)
                .map(({ name }) => name)
                .join(', ')}
              {serviceCount > services.length ? ` and ${serviceCount - services.length} more` : ''}
            </Fold>
          ) : null}
        </Fact>
        <Fact name="Regions">
          {regions.length === 0 ? 'none named' : <Regions regions={regions} />}
          {everywhere ? (
            <span className="block text-xs text-pretty text-ink-muted">
              Counts for every Region of the partition {partition ?? 'it is in'}.
            </span>
          ) : null}
        </Fact>
        {events.length === 0 && incident.reach === null ? null : (
          <Fact name="Accounts">
            <Accounts incident={incident} />
          </Fact>
        )}
        <Fact name="Severity">
          <Severity incident={incident} />
        </Fact>
        {sources.length === 0 ? null : <Fact name="Known from">{sources.map(sourceName).join(', ')}</Fact>}
        <Fact name="Responders">
          <Responders />
        </Fact>
      </dl>
    </Panel>
  )
}

/** What AWS says, and apart from it what follows from what we use; with the way to whom. */
function Accounts({ incident: { id, reach, affectedAccountCount: named } }: { incident: IncidentView }) {
  return (
    <>
      {named === 0 ? 'AWS named none' : reach === null ? `AWS named ${named.toLocaleString('en-US')}` : null}
      {reach === null ? null : (
        <Link href={`/incidents/${id}/blast-radius` as Route} className="block text-accent hover:underline">
          {reachWords(reach).replace(/^./, (letter) => letter.toUpperCase())}
        </Link>
      )}
    </>
  )
}

function Severity({ incident }: { incident: IncidentView }) {
  const { severity, severityReason, severityRule } = incident
  if (severityReason === null) return severityRule
  return (
    <>
      {severity} by hand: {severityReason}
      <span className="block text-xs text-pretty text-ink-muted">Proposed: {severityRule}</span>
    </>
  )
}

function Regions({ regions }: { regions: readonly string[] }) {
  return regions.map((region, index) => (
    <span key={region}>
      {index === 0 ? '' : ', '}
      <span className="font-mono text-xs">{region}</span>
      <RegionName region={region} />
    </span>
  ))
}

function RegionName({ region }: { region: string }) {
  const name = nameOfRegion(region)
  return name === null ? null : <span className="text-ink-muted"> {name}</span>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
