/** Says why accounts are touched: for people, with the path, what it rests on, and since when. */
import type { BlastAccount, BlastEvent, BlastFacts, Trail, TrailEnd } from '@/lib/domain/blast-radius/facts'
import { reasonFinder } from '@/lib/domain/blast-radius/reasons'
import { faultName } from '@/lib/domain/blast-radius/trail-steps'
import type { BlastReason } from './contract'

/** A reason before the usage that it rests on was looked up. */
export interface ReasonDraft {
  reason: BlastReason
  /** Where the trail ends; null where AWS or a person says it. */
  end: TrailEnd | null
}

/** Why an account is touched: the first of the reasons, and how many there are. */
export interface DraftedReasons {
  drafts: ReasonDraft[]
  count: number
}

/** Tells of each account why it is touched at a moment (ms; null: over the whole time), at most so many reasons, the surest first. */
export function reasonDrafter(
  facts: BlastFacts,
  at: number | null,
  most: number,
): (account: BlastAccount) => DraftedReasons {
  const reasonsOf = reasonFinder(facts, at)
  const inferred = new Map<number, ReasonDraft[]>()
  const inferredBy = (trail: number) => {
    const known = inferred.get(trail) ?? inferredReason(facts, facts.trails[trail])
    inferred.set(trail, known)
    return known
  }
  return (account) => {
    const { named, trails } = reasonsOf(account)
    const said = [
      ...named.flatMap((place) => namedReason(facts.events[place], account, place)),
      ...reportedReason(account),
    ]
    const others = trails.slice(0, Math.max(0, most - said.length)).flatMap(inferredBy)
    return { drafts: [...said, ...others].slice(0, most), count: said.length + trails.length }
  }
}

/** Where an event can be read. */
function eventHref(id: string): string {
  return `/?view=events&event=${id}`
}

function namedReason(event: BlastEvent | undefined, account: BlastAccount, place: number): ReasonDraft[] {
  if (event === undefined) return []
  const { id, service, serviceName, region, summary } = event
  const since = account.named.find(([named]) => named === place)?.[1] ?? null
  const reason: BlastReason = {
    certainty: 'confirmed',
    sentence: `AWS names it in “${summary}” (${faultName(event)}).`,
    ...{ eventId: id, service, serviceName, region },
    path: [faultName(event)],
    source: eventHref(id),
    usage: null,
    since: since === null ? null : new Date(since).toISOString(),
  }
  return [{ reason, end: null }]
}

function reportedReason({ report }: BlastAccount): ReasonDraft[] {
  if (report?.verdict !== 'touched') return []
  const reason: BlastReason = {
    certainty: 'reported',
    sentence: `${report.by} says that it is touched: ${report.note}`,
    ...{ eventId: null, service: null, serviceName: null, region: null, path: [] },
    source: report.by,
    usage: null,
    since: report.at,
  }
  return [{ reason, end: null }]
}

function inferredReason(facts: BlastFacts, trail: Trail | undefined): ReasonDraft[] {
  const fault = facts.faults[trail?.fault ?? -1]
  if (trail === undefined || fault === undefined) return []
  const { eventId, service, serviceName, region } = fault
  const reason: BlastReason = {
    certainty: 'inferred',
    sentence: trail.steps.map(({ sentence }) => sentence).join(' '),
    ...{ eventId, service, serviceName, region },
    path: [...new Set([faultName(fault), ...trail.steps.map(({ name }) => name)])],
    source: sourceOf(trail) ?? (eventId === null ? null : eventHref(eventId)),
    usage: null,
    since: null,
  }
  return [{ reason, end: trail.end }]
}

/** AWS's page, or what an admin declared. */
function sourceOf({ steps }: Trail): string | null {
  const page = steps.findLast(({ source }) => source !== null)?.source
  const declared = steps.find(({ by }) => by === 'declared')
  return page ?? (declared === undefined ? null : `Declared: ${declared.sentence}`)
}
