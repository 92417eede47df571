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
import { sevNumber } from '@/lib/domain/incident'
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

/**
 * The columns of one incident. `before` is null for a new one. One without events keeps what it has, but for its counts;
 * if only rules made it, its title goes too, which may tell of accounts.
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
      : { ...emptied(before), accountCount: 0 }
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
  const isWithdrawn = before.origin === 'correlated' && !before.titleByHand
  return isWithdrawn ? { ...before, title: WITHDRAWN, services: [], regions: [], awsSeverity: null } : before
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
    endedAt: members.some(isOpen) ? null : members.reduce((latest, event) => Math.max(latest, untilOf(event)), 0),
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
  if (before === null) {
    return openNow > 0 ? { status: 'detected', resolvedAt: null } : { status: 'resolved', resolvedAt: endedAt ?? now }
  }
  const hasOpened = members.some((event) => isOpen(event) && !event.wasOpen)
  const status = lifeByRule({ status: before.status, openBefore: before.openEventCount, openNow, hasOpened })
  if (status === before.status) return { status, resolvedAt: before.resolvedAt }
  return { status, resolvedAt: status === 'resolved' ? (endedAt ?? now) : null }
}
