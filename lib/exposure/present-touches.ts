/** Makes one row of each incident that touched some accounts: how sure it is, when, and why. */
import type { Span, Trail } from '@/lib/domain/blast-radius/facts'
import type { TouchingIncident, TouchView } from './contract'
import type { NamedTouch, ReportedTouch } from './read-touched-named'

/** An incident that is inferred to touch some of the accounts, and by which trail first. */
export interface InferredIncident {
  incidentId: string
  accountIds: readonly string[]
  trail: Trail
  span: Span
}

interface Found {
  named: readonly NamedTouch[]
  reported: readonly ReportedTouch[]
  inferred: readonly InferredIncident[]
}

/** A row for each of these incidents, newest first. What AWS named is confirmed whatever people say; a person's word outdoes an inference. */
export function touchViews({ named, reported, inferred }: Found, incidents: readonly TouchingIncident[]): TouchView[] {
  return incidents
    .map((incident) =>
      touchView(incident, {
        named: named.find(({ incidentId }) => incidentId === incident.id),
        reported: reported.filter(({ incidentId }) => incidentId === incident.id),
        inferred: inferred.find(({ incidentId }) => incidentId === incident.id),
      }),
    )
    .filter((touch) => touch !== null)
    .toSorted((a, b) => compare(b.from, a.from) || Number(b.incident.id) - Number(a.incident.id))
}

interface OfIncident {
  named: NamedTouch | undefined
  reported: readonly ReportedTouch[]
  inferred: InferredIncident | undefined
}

/** Null where a person's word leaves nothing: somebody cleared an account that nothing else speaks of. */
function touchView(incident: TouchingIncident, { named, reported, inferred }: OfIncident): TouchView | null {
  const confirmed = new Set(named?.accountIds)
  const said = reported.filter(({ accountId }) => !confirmed.has(accountId))
  const touched = said.filter(({ verdict }) => verdict === 'touched')
  const cleared = said.filter(
    ({ verdict, accountId }) => verdict === 'clear' && inferred?.accountIds.includes(accountId),
  )
  const settled = new Set([...confirmed, ...said.map(({ accountId }) => accountId)])
  const left = inferred?.accountIds.filter((id) => !settled.has(id)) ?? []
  const counts = {
    confirmed: confirmed.size,
    reported: touched.length,
    inferred: left.length,
    cleared: cleared.length,
  }
  const certainty = (['confirmed', 'reported', 'inferred', 'cleared'] as const).find((each) => counts[each] > 0)
  if (certainty === undefined) return null
  const [one, ...others] = reported
  return {
    incident: namedOf(incident),
    certainty,
    ...counts,
    ...periodOf(incident, named, left.length > 0 || cleared.length > 0 ? inferred : undefined),
    ...whyOf(certainty, inferred, touched),
    said:
      one === undefined || others.length > 0 ? null : { verdict: one.verdict, note: one.note, by: one.by, at: one.at },
  }
}

/** What a row says of an incident, whatever else was read of it. */
function namedOf({ id, title, status, severity, startedAt, endedAt, ...rest }: TouchingIncident): TouchingIncident {
  const { endUnknown, awsSeverity, peakSeverity, eventCount } = rest
  return { id, title, status, severity, startedAt, endedAt, endUnknown, awsSeverity, peakSeverity, eventCount }
}

/** From the first to the last of what touched them; of what a person reported alone, the incident's own time. */
function periodOf(
  { startedAt, endedAt }: TouchingIncident,
  named: NamedTouch | undefined,
  inferred: InferredIncident | undefined,
): { from: string; to: string | null } {
  const periods = [
    ...(named === undefined ? [] : [{ from: named.from, to: named.to }]),
    ...(inferred === undefined ? [] : [{ from: isoOf(inferred.span[0]), to: isoOrNull(inferred.span[1]) }]),
  ]
  const [from] = periods.map((period) => period.from).sort()
  if (from === undefined) return { from: startedAt, to: endedAt }
  const ends = periods.flatMap(({ to }) => to ?? []).sort()
  return { from, to: ends.length < periods.length ? null : (ends.at(-1) ?? null) }
}

function whyOf(
  certainty: TouchView['certainty'],
  inferred: InferredIncident | undefined,
  touched: readonly ReportedTouch[],
): Pick<TouchView, 'path' | 'sentence' | 'source'> {
  if (certainty === 'confirmed') return { path: [], sentence: 'AWS named it.', source: null }
  if (certainty === 'reported' && touched[0]) {
    const others = touched.length === 1 ? '' : ` and ${touched.length - 1} more`
    return { path: [], sentence: `${touched[0].by}${others} said so.`, source: null }
  }
  const steps = inferred?.trail.steps ?? []
  return {
    path: steps.map(({ name }) => name),
    sentence: steps.map(({ sentence }) => sentence).join(' '),
    source: steps.find(({ source }) => source !== null)?.source ?? null,
  }
}

function isoOf(moment: number): string {
  return new Date(moment).toISOString()
}

function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : isoOf(moment)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
