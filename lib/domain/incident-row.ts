/** What a row about an incident says: which services, where, how bad, how far it is. */

import type { ImpactClock } from './impact-window'
import { type IncidentKind, type IncidentStatus, isOver, type Sev } from './incident'
import { incidentMark, kindWord, statusWord } from './incident-words'
import { type Severity, severityWord } from './severity'

interface Placed {
  kind: IncidentKind
  /** The first of its services by name. */
  services: readonly { name: string }[]
  serviceCount: number
  regions: readonly string[]
  everywhere: boolean
}

/** "Amazon EC2", "Amazon EC2 +48"; what kind it is where no service is named. */
export function servicesWord(incident: Placed): string {
  return servicesParts(incident).filter(Boolean).join(' ')
}

/** The same in two, the second of which must not be cut off: "Amazon EC2" and "+48", or ''. */
export function servicesParts({ kind, services, serviceCount }: Placed): [first: string, others: string] {
  const [first] = services
  if (first === undefined) return [kindWord(kind), '']
  return [first.name, serviceCount > 1 ? `+${serviceCount - 1}` : '']
}

/** "us-east-1", "us-east-1 +3", "global"; '' where none is named. */
export function regionsWord({ regions, everywhere }: Pick<Placed, 'regions' | 'everywhere'>): string {
  const [first] = everywhere ? ['global'] : regions
  return first === undefined ? '' : withOthers(first, everywhere ? 1 : regions.length)
}

function withOthers(first: string, count: number): string {
  return count > 1 ? `${first} +${count - 1}` : first
}

/** The colour of an incident that goes on: how bad it is; mild where nobody said. */
export function openTone(incident: Hurting): Severity {
  const { kind } = rowMark(incident)
  return kind === 'unknown' || kind === 'resolved' ? 'informational' : kind
}

interface Titled extends Pick<Placed, 'services' | 'regions'> {
  title: string
}

/**
 * The title without the services and Regions that titleOf (describe-group.ts) ends it with: where a row names them anyway. A
 * title that says them otherwise, as people's own may, stays whole.
 */
export function rowTitle({ title, services, regions }: Titled): string {
  const at = title.lastIndexOf(': ')
  const [, about = '', region = ''] = /^(.+), ([\w-]+)(?: and \d+ other Regions?)?$/.exec(title.slice(at + 2)) ?? []
  const [first] = services
  const saysServices = (first && about.startsWith(first.name)) || /^(several|\d+) services?$/.test(about)
  return at > 0 && saysServices && regions.includes(region) ? title.slice(0, at) : title
}

interface Lived {
  status: IncidentStatus
  /** AWS never said that all of it ended, and no longer lists it. */
  endUnknown: boolean
}

/**
 * over: resolved or closed; over-unknown: so people say, AWS did not. unknown: nobody has taken it in hand, and AWS never said
 * that it ended.
 */
export type IncidentLook = 'open' | 'over' | 'over-unknown' | 'unknown'

/** How its status is shown: a word and whether it looks open. What people say of it goes before what AWS left unsaid. */
export function shownStatus({ status, endUnknown }: Lived): { word: string; look: IncidentLook } {
  if (isOver(status)) return { word: statusWord(status), look: endUnknown ? 'over-unknown' : 'over' }
  const isUntouched = status === 'detected' || status === 'reopened'
  return endUnknown && isUntouched
    ? { word: 'End unknown', look: 'unknown' }
    : { word: statusWord(status), look: 'open' }
}

interface Hurting extends Lived {
  severity: Sev
  awsSeverity: Severity | null
  peakSeverity: Severity | null
  eventCount: number
}

/**
 * The mark of an incident, and the word that stands for it: how bad AWS says it is now, at its worst once it is over; ours
 * where AWS said nothing.
 */
export function rowMark(incident: Hurting): { kind: Severity | 'resolved' | 'unknown'; word: string } {
  if (incident.eventCount === 0) return { kind: incidentMark(incident), word: 'Opened by hand' }
  const { status, awsSeverity, peakSeverity } = incident
  const severity = isOver(status) ? peakSeverity : (awsSeverity ?? peakSeverity)
  if (severity === null) return { kind: 'unknown', word: 'Severity not said' }
  const name = severityWord(severity)
  return { kind: severity, word: isOver(status) ? `${name} at its worst` : name }
}

interface Timed {
  startedAt: string
  endedAt: string | null
  impact: { clock: ImpactClock; from: string; to: string | null } | null
}

/** The window that best says when it hit, unless only the record of its events knows an end. */
export function shownWindow({ impact, startedAt, endedAt }: Timed): NonNullable<Timed['impact']> {
  if (impact !== null && (impact.to !== null || endedAt === null)) return impact
  return { clock: 'declared', from: startedAt, to: endedAt }
}

/** Whether its sources name the day of its events and no time within it. */
export function isDayKnownOnly({ impact, eventCount }: Pick<Timed, 'impact'> & { eventCount: number }): boolean {
  return impact === null && eventCount > 0
}

/** Whether nobody has acknowledged what still goes on. */
export function needsSomebody({ status, acknowledgedAt }: { status: IncidentStatus; acknowledgedAt: string | null }) {
  return acknowledgedAt === null && !isOver(status)
}
