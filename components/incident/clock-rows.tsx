/** The clocks of each service in each Region, on demand: the worst first, the rest folded once more. */
'use client'

import { ClockBars } from '@/components/ui/clock-bars'
import { ClockGrid } from '@/components/ui/clock-grid'
import { Fold } from '@/components/ui/fold'
import { useTimeSettings } from '@/components/ui/time-context'
import { clockStrip, shareOf } from '@/lib/domain/clock-strip'
import { clockRows, type IncidentClockRow } from '@/lib/domain/incident-clock-rows'
import { axisTicks } from '@/lib/domain/time-axis'
import type { IncidentView, IncidentWindowView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'

/** Large outages name 140 services. */
const SHOWN = 12
/** The axis on a wide screen, in px. */
const WIDTH = 480

type Row = IncidentClockRow<IncidentWindowView>

export function ClockRows({ until }: { until: number }) {
  const { incident } = useIncident()
  const rows = clockRows(incident.impactWindows, incident.events)
  if (rows.length < 2) return null
  const axis = { windows: incident.impactWindows, incident, until }
  return (
    <Fold label={`By service and Region: ${rows.length} rows`}>
      <div className="flex flex-col gap-2">
        <RowsGrid rows={rows.slice(0, SHOWN)} {...axis} />
        {rows.length > SHOWN ? (
          <Fold label={`The other ${rows.length - SHOWN}`}>
            <RowsGrid rows={rows.slice(SHOWN)} {...axis} />
          </Fold>
        ) : null}
      </div>
    </Fold>
  )
}

interface RowsGridProps {
  rows: readonly Row[]
  /** All windows, so that every grid has the same axis. */
  windows: readonly IncidentWindowView[]
  incident: IncidentView
  until: number
}

function RowsGrid({ rows, windows, incident, until }: RowsGridProps) {
  const { zone } = useTimeSettings()
  const strip = clockStrip({ windows, posts: [], until })
  if (strip === null) return null
  const share = shareOf(strip)
  return (
    <ClockGrid ticks={axisTicks(strip.from, strip.to, WIDTH, zone, { room: 64 })} share={share} wide thinned>
      {rows.map((row) => (
        <ClockBars
          key={`${row.service}|${row.region}`}
          name={rowName(row, incident)}
          meaning={rowName(row, incident)}
          bars={barsOf(row, until)}
          tone={row.windows.every(({ clock }) => clock === 'observed') ? 'ours' : (row.peakSeverity ?? 'unsaid')}
          share={share}
          zone={zone}
        />
      ))}
    </ClockGrid>
  )
}

function barsOf(row: Row, until: number) {
  const strip = clockStrip({ windows: row.windows, posts: [], until })
  const bars = strip?.rows.flatMap(({ clock, bars }) => bars.map((bar) => ({ ...bar, solid: clock === 'declared' })))
  return bars ?? []
}

function rowName({ service, region }: Row, { services, events }: IncidentView): string {
  if (service === null) return region ?? 'All of it'
  const name =
    services.find((known) => known.service === service)?.name ??
    events.find((event) => event.service === service)?.serviceName ??
    service
  return region === null ? name : `${name}, ${region}`
}
