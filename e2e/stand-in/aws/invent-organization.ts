/** A whole organization from a seed: accounts, teams, workloads, and years of events that fit together. */
import type { Outage } from '../outage'
import { StandInClock } from './clock'
import { type InventedAccount, inventAccounts } from './invent-accounts'
import { type Course, courseOf } from './invent-course'
import { identitiesOf } from './invent-identity'
import { KINDS, type Kind, type KindName, pickKind } from './invent-kinds'
import { inventOutages, publicEventOf } from './invent-outages'
import { InventedReach } from './invent-reach'
import { getService, type InventedService } from './invent-services'
import { type Chance, chanceOf, hexOf, pick } from './randomness'
import { Truth } from './truth'
import type { TruthEvent } from './truth-event'

export interface Invention {
  seed: string
  /** The management account included. */
  accounts: number
  events: number
  /** On average, over all events. */
  entitiesPerEvent: number
  years: number
  /** Milliseconds; the same seed and moment give the same organization. */
  now: number
  /** How far its events have come since; `now` unless told otherwise. */
  asOf?: number
}

export interface Invented {
  truth: Truth
  /** The events for everybody, as the public feed tells of them. */
  outages: Outage[]
}

const PUBLIC_SHARE = 0.08
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS

/** Invents it; what is asked for later is worked out then. The clock follows real time. */
export function inventOrganization(invention: Invention): Invented {
  const { seed, accounts, events, years, now, asOf = now } = invention
  const truth = new Truth(new StandInClock())
  const invented = inventAccounts(truth.directory, seed, accounts, now)
  truth.identities.invent = identitiesOf(truth, seed, asOf)
  const outages = inventOutages(seed, Math.floor(events * PUBLIC_SHARE), years, now)
  for (const outage of outages) truth.events.put(publicEventOf(outage))
  const pools = poolsOf(invented)
  for (let number = 0; number < events - outages.length; number += 1) {
    truth.events.put(inventEvent(invention, invented, pools, number))
  }
  return { truth, outages }
}

/** Accounts by the service and Region that they use; `*` for all. */
type Pools = ReadonlyMap<string, string[]>

function poolsOf(accounts: readonly InventedAccount[]): Pools {
  const pools = new Map<string, string[]>([['*', accounts.map(({ id }) => id)]])
  for (const { id, cells } of accounts) {
    for (const { service, region } of cells) {
      const name = `${service.code} ${region}`
      const pool = pools.get(name) ?? []
      pool.push(id)
      pools.set(name, pool)
    }
  }
  return pools
}

function inventEvent(
  invention: Invention,
  accounts: readonly InventedAccount[],
  pools: Pools,
  number: number,
): TruthEvent {
  const { seed, years, now, asOf = now, entitiesPerEvent } = invention
  const chance = chanceOf(`${seed} event ${number}`)
  // The first one reaches everybody: a notice that all accounts get.
  const name: KindName = number === 0 ? 'billing' : pickKind(chance)
  const kind: Kind = KINDS[name]
  const { service, region } = kind.service === undefined ? pickCell(kind, accounts, chance) : WHOLE_ACCOUNT
  const pool = pools.get(kind.service === undefined ? `${service.code} ${region}` : '*') ?? []
  const announced = Math.floor(now - chance() * years * YEAR_MS)
  const course = touched(courseOf(name, announced, asOf, chance), kind, asOf)
  const entities = number === 0 ? pool.length : amountOf(entitiesPerEvent / (1 - PUBLIC_SHARE), chance)
  const typeCode = `AWS_${kind.service ?? service.code}_${kind.suffix}`
  const id = hexOf(`${seed} ${number}`, 16).toUpperCase()
  const reach = new InventedReach({
    kind: name,
    service,
    region,
    pool,
    accounts: Math.min(pool.length, number === 0 ? pool.length : 1 + Math.floor((entities - 1) * kind.spread)),
    entities,
    // What AWS withdraws before its day stays as it was.
    isOver:
      course.status === 'closed' && (kind.category !== 'scheduledChange' || course.lastUpdatedTime >= course.startTime),
    announced,
    startTime: course.startTime,
    lastUpdatedTime: course.lastUpdatedTime,
    number,
  })
  const code = kind.service ?? service.code
  return {
    // As with AWS, the ARN of what concerns a whole account may name a Region although the event is global.
    arn: `arn:aws:health:${kind.service === undefined ? region : 'us-east-1'}::event/${code}/${typeCode}/${typeCode}_${id.slice(0, 5)}_${id.slice(5)}`,
    service: code,
    typeCode,
    category: kind.category,
    region,
    ...course,
    scope: 'ACCOUNT_SPECIFIC',
    actionability: kind.actionability,
    personas: kind.personas,
    metadata: {},
    reach,
  }
}

/** A service that somebody uses, of those that a kind happens to. */
function pickCell({ services }: Kind, accounts: readonly InventedAccount[], chance: Chance) {
  for (let tries = 0; tries < 20; tries += 1) {
    const { cells } = pick(accounts, chance)
    const fitting = cells.filter(({ service }) => services === undefined || services.includes(service.code))
    if (fitting.length > 0) return pick(fitting, chance)
  }
  return pick(pick(accounts, chance).cells, chance)
}

/** AWS looks day by day who has acted on what it plans. */
function touched(course: Course, { category }: Kind, asOf: number): Course {
  if (category !== 'scheduledChange' || course.status === 'closed') return course
  return { ...course, lastUpdatedTime: Math.max(course.lastUpdatedTime, Math.floor(asOf / DAY_MS) * DAY_MS) }
}

const WHOLE_ACCOUNT: { service: InventedService; region: string } = { service: getService('IAM'), region: 'global' }

/** At least 1, `mean` on average, now and then much more. */
function amountOf(mean: number, chance: Chance): number {
  return Math.max(1, Math.round(-Math.log(1 - chance()) * mean))
}
