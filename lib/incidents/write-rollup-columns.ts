/** Computes the columns of an incident from its events: no I/O. */
import {
  isEverywhere,
  kindOf,
  partitionOfGroup,
  regionsOf,
  servicesOf,
  titleOf,
} from '@/lib/domain/correlation/describe-group'
import { untilOf } from '@/lib/domain/correlation/until'
import type { Instant } from '@/lib/domain/health-event'
import { isOver, sevNumber } from '@/lib/domain/incident'
import { lifeByRule } from '@/lib/domain/incident-life'
import { proposeSeverity } from '@/lib/domain/incident-severity'
import { worstSeverity } from '@/lib/domain/severity'
import type { StoredFacts } from './correlation-facts'
import type { EventFigures, Figures } from './write-rollup-figures'
import type { Rollup, StoredIncident } from './write-rollup-tables'

/** More are counted in no list. */
const MOST_SERVICES = 100

const NO_FIGURES: EventFigures = { severity: null, peakSeverity: null, firstSaidAt: null, firstSeenAt: null }

/** What is left of an incident that only rules made, when AWS has taken all of its events back. */
const WITHDRAWN = 'Withdrawn: what it was made of is no outage any more'

/** Whether AWS holds an event open. */
export function isOpen({ status }: Pick<StoredFacts, 'status'>): boolean {
  return status === 'open'
}

/** Whether AWS may still go on with an event: it is open, or still to come. */
function goesOn({ status }: Pick<StoredFacts, 'status'>): boolean {
  return status !== 'closed'
}

/**
 * The columns of one incident. `before` is null for a new one. One without events keeps what people said; what followed
 * from events that it had goes, and if only rules made it its title too, which may tell of accounts.
 */
export function rollUp(
  id: string,
  before: StoredIncident | null,
  members: readonly StoredFacts[],
  figures: Figures,
  now: Instant,
): Rollup {
  const columns =
    members.length > 0
      ? { ...describe(id, before, members, figures), ...measure(members, figures, now) }
      : emptied(before)
  const openEventCount = members.filter(isOpen).length
  return {
    ...columns,
    ...live(before, columns.endedAt, members, now),
    id,
    eventCount: members.length,
    openEventCount,
  }
}

function emptied(before: StoredIncident | null): StoredIncident {
  if (before === null) throw new Error('A new incident by rule has events.')
  if (before.eventCount === 0) return { ...before, accountCount: 0 }
  const isWithdrawn = before.origin === 'correlated' && !before.titleByHand
  const { sev, rule } = proposeSeverity({
    ...{ peak: null, kind: before.kind, everywhere: false, services: 0, accounts: 0, directorySize: null },
    ...{ isPublic: false, reach: null },
  })
  const proposedSeverity = sevNumber(sev)
  return {
    ...before,
    ...{ services: [], regions: [], everywhere: false, accountCount: 0, awsSeverity: null, peakSeverity: null },
    ...{ proposedSeverity, severityRule: rule, firstSaidAt: null },
    severity: before.severityByHand ? before.severity : proposedSeverity,
    title: isWithdrawn ? WITHDRAWN : before.title,
    endedAt: isOver(before.status) ? before.endedAt : null,
  }
}

function describe(id: string, before: StoredIncident | null, members: readonly StoredFacts[], figures: Figures) {
  const events = members.map((event) => ({
    ...event,
    peakSeverity: figures.events.get(event.id)?.peakSeverity ?? null,
  }))
  const kind = before?.kindByHand ? before.kind : kindOf(events)
  const everywhere = isEverywhere(events)
  const services = servicesOf(events).map(({ service }) => service)
  const accountCount = figures.accounts.get(id) ?? 0
  const peakSeverity = worstSeverity(events.map((event) => event.peakSeverity))
  const { sev, rule } = proposeSeverity({
    ...{ peak: peakSeverity, kind, everywhere },
    ...{ services: services.length, accounts: accountCount, directorySize: figures.directorySize },
    ...{ isPublic: members.some(({ scope }) => scope === 'PUBLIC'), reach: before?.reach ?? null },
  })
  const proposedSeverity = sevNumber(sev)
  return {
    ...{ kind, everywhere, accountCount, peakSeverity, proposedSeverity, severityRule: rule },
    severity: before?.severityByHand ? before.severity : proposedSeverity,
    title: before?.titleByHand ? before.title : titleOf(events),
    partition: partitionOfGroup(events),
    services: services.slice(0, MOST_SERVICES),
    regions: regionsOf(events),
  }
}

function measure(members: readonly StoredFacts[], figures: Figures, now: Instant) {
  const told = members.map(({ id }) => figures.events.get(id) ?? NO_FIGURES)
  return {
    startedAt: least(members.map(({ startedAt }) => startedAt)) ?? now,
    endedAt: members.some(goesOn) ? null : members.reduce((latest, event) => Math.max(latest, untilOf(event)), 0),
    awsSeverity: worstSeverity(told.map(({ severity }) => severity)),
    firstSaidAt: least(told.flatMap(({ firstSaidAt }) => firstSaidAt ?? [])),
    firstSeenAt: least(told.flatMap(({ firstSeenAt }) => firstSeenAt ?? [])) ?? now,
  }
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((smallest, value) => Math.min(smallest, value))
}

/** Status and time of resolution: of a new incident by its events alone, of a known one by rule. */
function live(
  before: StoredIncident | null,
  endedAt: Instant | null,
  members: readonly StoredFacts[],
  now: Instant,
): Pick<Rollup, 'status' | 'resolvedAt'> {
  const openNow = members.filter(isOpen).length
  const resolvedAt = Math.min(endedAt ?? now, now)
  if (before === null) {
    return openNow > 0 ? { status: 'detected', resolvedAt: null } : { status: 'resolved', resolvedAt }
  }
  const hasOpened = members.some((event) => isOpen(event) && !event.wasOpen)
  const openBefore = isEnded(before, members) ? before.openEventCount : 0
  const status = lifeByRule({ status: before.status, openBefore, openNow, hasOpened })
  if (status === before.status) return { status, resolvedAt: before.resolvedAt }
  return { status, resolvedAt: status === 'resolved' ? resolvedAt : null }
}

/** Whether AWS ended all of it, or took all of it back. What somebody opened goes on when its last event goes elsewhere. */
function isEnded({ origin }: StoredIncident, members: readonly StoredFacts[]): boolean {
  return members.length > 0 ? !members.some(goesOn) : origin === 'correlated'
}
