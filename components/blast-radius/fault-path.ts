/** The way of a fault from what failed to the accounts, in a few columns of names that people can follow. */
import type { BlastFacts, Fault, Trail, TrailStep } from '@/lib/domain/blast-radius/facts'
import { holdsMoment } from '@/lib/domain/blast-radius/spans'

/** One name in a column. */
export interface PathStop {
  name: string
  /** Why it is on the way, and what goes on working; null where the name says it. */
  sentence: string | null
  /** Who says that it is on the way. */
  by: TrailStep['by'] | 'told' | 'supposed'
  /** AWS's page that says so. */
  source: string | null
  /** Accounts that the way through it ends at; null where they are not counted. */
  accounts: number | null
}

/** What stands on the way, in order; a column without stops is left out of the drawing. */
export interface FaultPath {
  /** What AWS, or a person, says that it failed. */
  failed: PathStop[]
  /** Services that AWS names beside it. */
  named: PathStop[]
  /** What stands between: control planes and shared services of AWS, workloads of ours. */
  through: PathStop[]
  /** Why accounts are reached in the end, those that most accounts stand behind first; none without accounts. */
  reaches: PathStop[]
}

/** At a moment in ms; null: over the whole time. Accounts are those that count, whatever else is known of them. */
export function faultPath(facts: BlastFacts, at: number | null): FaultPath {
  const active = (fault: Fault) => at === null || holdsMoment(fault.spans, at)
  const trails = facts.trails
    .map((trail, index) => ({ trail, index }))
    .filter(({ trail }) => isOn(facts, trail, active))
  const counts = accountsByTrail(facts)
  const faults = facts.faults.filter(active)
  return {
    failed: distinct(faults.filter(({ via }) => via !== 'named').map(faultStop)),
    named: distinct(faults.filter(({ via }) => via === 'named').map(faultStop)),
    through: distinct(
      trails.flatMap(({ trail: { steps } }) =>
        steps.slice(0, -1).flatMap((step): PathStop[] => (step.by === 'aws' ? [] : [{ ...step, accounts: null }])),
      ),
    ),
    reaches: reachStops(facts, trails, counts),
  }
}

function isOn({ faults }: BlastFacts, { fault }: Trail, active: (fault: Fault) => boolean): boolean {
  const cause = faults[fault]
  return cause !== undefined && active(cause)
}

function faultStop({ service, serviceName, region, via, infers }: Fault): PathStop {
  const name = region === null ? serviceName : `${serviceName}, ${region}`
  const sentence = faultSentence(service, infers)
  return { name, sentence, by: via === 'told' || via === 'supposed' ? via : 'aws', source: null, accounts: null }
}

function faultSentence(service: string | null, infers: boolean): string | null {
  if (!infers) return 'A matter of the accounts that AWS names: nothing is concluded about others.'
  return service === null ? 'AWS speaks of several services, and names none.' : null
}

/** By index of the trail, the accounts that it ends at. */
function accountsByTrail({ trails, accounts }: BlastFacts): number[] {
  const counts = trails.map(() => 0)
  for (const account of accounts) for (const trail of account.trails) counts[trail] = (counts[trail] ?? 0) + 1
  return counts
}

function reachStops(
  { faults }: BlastFacts,
  trails: readonly { trail: Trail; index: number }[],
  counts: readonly number[],
): PathStop[] {
  const stops = new Map<string, PathStop>()
  for (const { trail, index } of trails) {
    const step = trail.steps.at(-1)
    const fault = faults[trail.fault]
    const accounts = counts[index] ?? 0
    if (step === undefined || fault === undefined || accounts === 0) continue
    const name = endName(trail, fault, step)
    const known = stops.get(name)
    if ((known?.accounts ?? 0) < accounts) stops.set(name, { ...step, name, accounts })
  }
  return [...stops.values()].sort(
    (one, other) => (other.accounts ?? 0) - (one.accounts ?? 0) || (one.name < other.name ? -1 : 1),
  )
}

/** Who stands at the end, so short that a count can follow: "Users of Amazon EC2, us-east-1". */
function endName({ end }: Trail, { serviceName }: Fault, step: TrailStep): string {
  if (end.kind === 'uses-region') return `Users of anything in ${end.region}`
  if (end.kind !== 'uses') return step.name
  return `Users of ${serviceName}, ${end.region ?? 'any Region'}`
}

function distinct(stops: readonly PathStop[]): PathStop[] {
  return [...new Map(stops.toReversed().map((stop) => [stop.name, stop])).values()].reverse()
}
