/** Names and describes what a group of events is about, from what AWS said alone: no cause is made up. */
import { headline } from '../event-state'
import type { IncidentKind } from '../incident'
import { partitionOf } from '../partition'
import { toPlainName } from '../plain-name'
import { GLOBAL_REGION } from '../region'
import { nameWithoutRegion } from '../service-id'
import { type Severity, severityRank } from '../severity'
import { isAccessEvent, isIdentityEvent } from './eligible'
import { compareStarts } from './event-order'
import type { EventFacts } from './facts'

/** Facts and, where it is known, AWS's worst status of the event: the lead is chosen by it. */
export type DescribedEvent = EventFacts & { peakSeverity?: Severity | null }

/** AWS's service id for an event about several services at once. */
const MULTIPLE = 'multipleservices'
/** Of AWS's title not more is taken, in characters. */
const LONGEST_TITLE = 140

/**
 * The event that a group is named after: one that AWS made for several services, then the worst by peak severity, then the
 * first to begin, then the smallest id.
 * @throws {Error} when there is none
 */
export function leadOf<T extends DescribedEvent>(events: readonly T[]): T {
  const [lead] = inOrder(events)
  if (lead === undefined) throw new Error('A group has at least one event.')
  return lead
}

/** The lead first, the others by start. */
function inOrder<T extends DescribedEvent>(events: readonly T[]): T[] {
  const [lead, ...rest] = [...events].sort(
    (a, b) =>
      Number(b.service === MULTIPLE) - Number(a.service === MULTIPLE) ||
      severityRank(b.peakSeverity ?? null) - severityRank(a.peakSeverity ?? null) ||
      compareStarts(a, b),
  )
  return lead === undefined ? [] : [lead, ...rest.sort(compareStarts)]
}

/**
 * access: the lead is of abuse, risk or security. identity: the lead or more than half of the events are of the identity
 * services. provider: anything else. Nothing that AWS says tells of a change of our own.
 * @throws {Error} when there is no event
 */
export function kindOf(events: readonly DescribedEvent[]): IncidentKind {
  const lead = leadOf(events)
  if (isAccessEvent(lead)) return 'access'
  const ofIdentity = events.filter(isIdentityEvent).length
  return isIdentityEvent(lead) || ofIdentity * 2 > events.length ? 'identity' : 'provider'
}

/**
 * AWS's title of the lead, its service, how many others are hit, and where: "Slow answers: Amazon S3 and 48 other services,
 * us-east-1". One line of visible characters; plain text. @throws {Error} when there is no event
 */
export function titleOf(events: readonly DescribedEvent[]): string {
  const lead = leadOf(events)
  const words = toPlainName(headline(lead.summary), LONGEST_TITLE)
  const about = `${hitWords(lead, events)}, ${placeWords(lead, regionsOf(events))}`
  return words === null ? about : `${words}: ${about}`
}

function hitWords(lead: DescribedEvent, events: readonly DescribedEvent[]): string {
  const services = servicesOf(events).filter(({ service }) => service !== MULTIPLE)
  if (lead.service === MULTIPLE) return services.length === 0 ? 'several services' : counted(services.length, 'service')
  const name = toPlainName(nameWithoutRegion(lead.serviceName), LONGEST_TITLE) ?? lead.service
  const others = services.length - 1
  return others < 1 ? name : `${name} and ${counted(others, 'other service')}`
}

function placeWords({ region }: DescribedEvent, regions: readonly string[]): string {
  const others = regions.filter((each) => each !== region && each !== GLOBAL_REGION).length
  return others === 0 ? region : `${region} and ${counted(others, 'other Region')}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/**
 * The services that are hit, each once: those of the events, the lead's first and then by start; after them those that only
 * a list of AWS's names, by id. `multipleservices` is among them where an event has it. A service that is only listed goes
 * by its id, as AWS gives no name beside it here.
 */
export function servicesOf(events: readonly DescribedEvent[]): { service: string; name: string }[] {
  const names = new Map<string, string>()
  for (const { service, serviceName } of inOrder(events))
    if (!names.has(service)) names.set(service, nameWithoutRegion(serviceName))
  const listed = events.flatMap(({ impactedServices }) => impactedServices.map(({ service }) => service))
  for (const service of [...new Set(listed)].sort()) if (!names.has(service)) names.set(service, service)
  return [...names].map(([service, name]) => ({ service, name }))
}

/** The Regions of the events, `global` included: the lead's first, the others in alphabetical order. */
export function regionsOf(events: readonly DescribedEvent[]): string[] {
  const [lead] = inOrder(events)
  const others = events.map(({ region }) => region).sort()
  return [...new Set([...(lead === undefined ? [] : [lead.region]), ...others])]
}

/** Whether it counts for every Region of its partition: a global event of the identity services is among them. */
export function isEverywhere(events: readonly DescribedEvent[]): boolean {
  return events.some((event) => event.region === GLOBAL_REGION && isIdentityEvent(event))
}

/** The partition of a group; of events of several, which only people put together, the lead's; null where it has none. */
export function partitionOfGroup(events: readonly DescribedEvent[]): string | null {
  const [lead] = inOrder(events)
  return lead === undefined ? null : partitionOf(lead)
}
