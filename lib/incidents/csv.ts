/** Writes incidents as CSV. */
import { csvLine } from '@/lib/wire/csv-line'
import type { IncidentSummaryView } from './contract'

const COLUMNS: readonly { name: string; value: (incident: IncidentSummaryView) => string | null }[] = [
  { name: 'incident_id', value: ({ id }) => id },
  { name: 'title', value: ({ title }) => title },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'origin', value: ({ origin }) => origin },
  { name: 'status', value: ({ status }) => status },
  { name: 'severity', value: ({ severity }) => severity },
  { name: 'aws_severity', value: ({ awsSeverity }) => awsSeverity },
  { name: 'aws_peak_severity', value: ({ peakSeverity }) => peakSeverity },
  { name: 'started_at', value: ({ startedAt }) => startedAt },
  { name: 'ended_at', value: ({ endedAt }) => endedAt },
  { name: 'end_unknown', value: ({ endUnknown }) => String(endUnknown) },
  { name: 'impact_clock', value: ({ impact }) => impact?.clock ?? null },
  { name: 'impact_from', value: ({ impact }) => impact?.from ?? null },
  { name: 'impact_to', value: ({ impact }) => impact?.to ?? null },
  { name: 'services', value: ({ services }) => services.map(({ service }) => service).join(' ') },
  { name: 'service_count', value: ({ serviceCount }) => String(serviceCount) },
  { name: 'regions', value: ({ regions }) => regions.join(' ') },
  { name: 'everywhere', value: ({ everywhere }) => String(everywhere) },
  { name: 'partition', value: ({ partition }) => partition },
  { name: 'events', value: ({ eventCount }) => String(eventCount) },
  { name: 'open_events', value: ({ openEventCount }) => String(openEventCount) },
  { name: 'accounts', value: ({ affectedAccountCount }) => String(affectedAccountCount) },
  { name: 'accounts_confirmed', value: ({ reach }) => figure(reach?.confirmed) },
  { name: 'accounts_reported', value: ({ reach }) => figure(reach?.reported) },
  { name: 'accounts_inferred', value: ({ reach }) => figure(reach?.inferred) },
  { name: 'accounts_unknown', value: ({ reach }) => figure(reach?.unknown) },
  { name: 'accounts_total', value: ({ reach }) => figure(reach?.total) },
  { name: 'owner', value: ({ owner }) => owner?.name ?? null },
  { name: 'team', value: ({ team }) => team?.name ?? null },
  { name: 'acknowledged_at', value: ({ acknowledgedAt }) => acknowledgedAt },
  { name: 'acknowledged_by', value: ({ acknowledgedBy }) => acknowledgedBy },
  { name: 'covered', value: ({ covered }) => String(covered) },
]

/** Empty where the reach was never worked out, which is not none. */
function figure(count: number | undefined): string | null {
  return count === undefined ? null : String(count)
}

/** The first line, with its line break. */
export const INCIDENT_CSV_HEAD = csvLine(COLUMNS.map(({ name }) => name))

/** One incident, with its line break. */
export function incidentLine(incident: IncidentSummaryView): string {
  return csvLine(COLUMNS.map(({ value }) => value(incident)))
}
