/** Makes one event of its copies: the history may list one ARN under several service keys. */
import type { NormalEvent, NormalImpactedService, ObservedEvent } from '@/lib/domain/health-event'
import { splitServiceKey } from '@/lib/domain/service-id'
import { worstSeverity } from '@/lib/domain/severity'
import { compareText } from './event-parts'
import { parseHealthArn } from './health-arn'

/** One event as one place of a listing shows it. */
export interface EventCopy {
  observed: ObservedEvent
  /** The service key it stood under; null in the current list. */
  key: string | null
}

/** What makes two copies the same event: AWS's ARN; without one service, Region and start. */
function identityOf({ arn, service, region, startedAt }: NormalEvent): string {
  return arn ?? `${service} ${region} ${startedAt}`
}

/** One ObservedEvent per event, oldest first; the order of the copies makes no difference. */
export function mergeCopies(copies: readonly EventCopy[]): ObservedEvent[] {
  const groups = new Map<string, EventCopy[]>()
  for (const copy of copies) {
    const identity = identityOf(copy.observed.event)
    const group = groups.get(identity)
    if (group) group.push(copy)
    else groups.set(identity, [copy])
  }
  return [...groups]
    .map(([identity, group]) => ({ identity, observed: mergeGroup(group) }))
    .sort((a, b) => a.observed.event.startedAt - b.observed.event.startedAt || compareText(a.identity, b.identity))
    .map(({ observed }) => observed)
}

function mergeGroup(group: EventCopy[]): ObservedEvent {
  const ordered = group.toSorted(latestFirst)
  const [latest] = ordered
  if (latest === undefined) throw new Error('a group of copies is never empty')
  if (ordered.length === 1) return latest.observed
  const events = ordered.map(({ observed }) => observed.event)
  const { service, upstreamService, serviceName, region } = bestNamed(events)
  return {
    event: {
      ...latest.observed.event,
      service,
      upstreamService,
      serviceName,
      region,
      peakSeverity: worstSeverity(events.map((event) => event.peakSeverity)),
      updates: distinct(
        events.flatMap((event) => event.updates),
        (update) => `${update.observedAt} ${update.text}`,
      ).sort((a, b) => a.observedAt - b.observedAt),
      impactedServices: mergeImpacted(events),
      statusChanges: distinct(
        events.flatMap((event) => event.statusChanges),
        (change) => `${change.changedAt} ${change.upstreamService} ${change.previousSeverity} ${change.severity}`,
      ).sort((a, b) => a.changedAt - b.changedAt || compareText(a.upstreamService, b.upstreamService)),
    },
    raw: rawOf(ordered),
  }
}

/** The copy in which AWS said most recently something first; of equals the one that is over, then any fixed order. */
function latestFirst(a: EventCopy, b: EventCopy): number {
  const closed = (copy: EventCopy) => (copy.observed.event.status === 'closed' ? 1 : 0)
  return (
    b.observed.event.saidAt - a.observed.event.saidAt ||
    closed(b) - closed(a) ||
    compareText(a.observed.raw, b.observed.raw) ||
    compareText(a.key ?? '', b.key ?? '')
  )
}

/** The copy to take the service from: one whose service is the ARN's, else the first key in the alphabet. */
function bestNamed(events: readonly NormalEvent[]): NormalEvent {
  const byKey = events.toSorted((a, b) => compareText(a.upstreamService, b.upstreamService))
  const matching = byKey.find(({ arn, service }) => {
    const code = arn === null ? null : parseHealthArn(arn)?.serviceCode
    return code ? splitServiceKey(code).service === service : false
  })
  const best = matching ?? byKey[0]
  if (best === undefined) throw new Error('a group of copies is never empty')
  return best
}

function mergeImpacted(events: readonly NormalEvent[]): NormalImpactedService[] {
  const merged = new Map<string, NormalImpactedService>()
  for (const service of events.flatMap((event) => event.impactedServices)) {
    const earlier = merged.get(service.upstreamService)
    merged.set(service.upstreamService, {
      ...(earlier ?? service),
      peakSeverity: worstSeverity([earlier?.peakSeverity ?? null, service.peakSeverity]),
    })
  }
  return [...merged.values()].sort((a, b) => compareText(a.upstreamService, b.upstreamService))
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(item)
    if (!byKey.has(key)) byKey.set(key, item)
  }
  return [...byKey.values()]
}

/** Every payload as it stood: by service key as in the history, as a list where all stood in one place. */
function rawOf(copies: readonly EventCopy[]): string {
  const byKey = new Map<string, string[]>()
  for (const { key, observed } of copies) {
    const raws = byKey.get(key ?? '')
    if (raws) raws.push(observed.raw)
    else byKey.set(key ?? '', [observed.raw])
  }
  const lists = [...byKey]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, raws]) => [key, `[${raws.join(',')}]`] as const)
  const [only] = lists
  if (only && lists.length === 1) return only[1]
  return `{${lists.map(([key, list]) => `${JSON.stringify(key)}:${list}`).join(',')}}`
}
