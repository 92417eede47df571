/** Trouble with hardware below the instances of a few accounts: what the demo lets happen to an organization. */
import { MINUTE } from '../outage'
import type { Truth } from './truth'
import { buildEntity, buildEvent, ToldReach, type TruthEvent } from './truth-event'

/** One account that is hit, and when. */
export interface TroubleHit {
  account: string
  /** Instances by name. */
  instances: string[]
  /** Milliseconds. */
  at: number
}

export interface Trouble {
  region: string
  /** Milliseconds. */
  startedAt: number
  hits: TroubleHit[]
  /** Milliseconds; null while it lasts. */
  endedAt: number | null
}

const EC2 = 'AWS::EC2::Instance'
const INSTANCES_HIT = 3

/** Accounts with instances in a Region, each with some of them; spread over the organization. */
export function candidates(truth: Truth, region: string, round: number): Omit<TroubleHit, 'at'>[] {
  const { directory } = truth
  const found = Array.from(directory.accounts.keys()).flatMap((account) => {
    const usage = directory.usageOf(account).find((each) => each.configType === EC2 && each.region === region)
    if (!usage) return []
    const names = Array.from({ length: Math.min(INSTANCES_HIT, usage.count) }, (_, index) => usage.nameOf(index))
    return [{ account, instances: names }]
  })
  const first = (round * 5) % Math.max(1, found.length)
  return [...found.slice(first), ...found.slice(0, first)]
}

/** The event as it stands. */
export function troubleEvent({ region, startedAt, hits, endedAt }: Trouble): TruthEvent {
  const status = endedAt === null ? 'IMPAIRED' : 'UNIMPAIRED'
  const reach = hits.reduce(
    (sofar, { account, instances, at }) =>
      sofar.withAccount(account, () => ({
        text: null,
        entities: instances.map((value) => buildEntity(account, value, { status, lastUpdatedTime: endedAt ?? at })),
      })),
    new ToldReach(wording(endedAt !== null)),
  )
  return buildEvent({
    service: 'EC2',
    typeCode: 'AWS_EC2_INSTANCE_HARDWARE_DEGRADED',
    region,
    startTime: startedAt - 7 * MINUTE,
    endTime: endedAt,
    lastUpdatedTime: endedAt ?? hits.at(-1)?.at ?? startedAt,
    status: endedAt === null ? 'open' : 'closed',
    actionability: 'ACTION_MAY_BE_REQUIRED',
    personas: ['OPERATIONS'],
    reach,
  })
}

function wording(isOver: boolean): string {
  const title = 'Hardware below some of your instances works badly'
  if (!isOver) return `${title}\n\nThe instances named here answer slowly. Stopping and starting them moves them away.`
  return `${title}\n\nThe hardware was replaced, and the instances work as usual again.`
}
