/** Outages for everybody: the feed's invented history, and more of the kind over the years. */
import { inventedHistory } from '../invented-history'
import { arnOf, keyOf, MINUTE, type Outage, type Status } from '../outage'
import { between, chanceOf, pick } from './randomness'
import { stampedText } from './stamped-text'
import { buildEvent, ToldReach, type TruthEvent } from './truth-event'

const NAMES: readonly [service: string, name: string][] = [
  ['ec2', 'Amazon Elastic Compute Cloud'],
  ['lambda', 'AWS Lambda'],
  ['rds', 'Amazon Relational Database Service'],
  ['dynamodb', 'Amazon DynamoDB'],
  ['sqs', 'Amazon Simple Queue Service'],
  ['elb', 'Elastic Load Balancing'],
  ['kms', 'AWS Key Management Service'],
  ['sts', 'AWS Security Token Service'],
]
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1']
const WHAT = [
  'Requests are answered late',
  'Part of the requests fail',
  'New resources start late',
  'Metrics are missing',
]
const YEAR_MS = 365 * 86_400_000

/** So many outages that are over, the feed's own first. */
export function inventOutages(seed: string, count: number, years: number, now: number): Outage[] {
  const known = inventedHistory(now).slice(0, count)
  const more = Array.from({ length: Math.max(0, count - known.length) }, (_, index) =>
    inventOutage(`${seed} outage ${index}`, years, now),
  )
  return [...known, ...more]
}

function inventOutage(seed: string, years: number, now: number): Outage {
  const chance = chanceOf(seed)
  const [service, name] = pick(NAMES, chance)
  const duration = between(20, 400, chance)
  const startedAt = Math.floor((now - chance() * years * YEAR_MS) / MINUTE) * MINUTE - duration * MINUTE
  const peak: Status = pick([1, 2, 2, 3], chance)
  return {
    service,
    name,
    region: pick(REGIONS, chance),
    summary: pick(WHAT, chance),
    startedAt,
    said: [
      { after: 0, text: 'We look into it.', status: 1 },
      { after: Math.floor(duration / 2), text: 'The cause is known, and repair is under way.', status: peak },
      { after: duration, text: 'The cause is removed, and the service works as usual.', status: 0 },
    ],
    alsoHit: [],
    hasArn: true,
  }
}

/** The same outage as AWS Health tells of it: one event for everybody. */
export function publicEventOf(outage: Outage): TruthEvent {
  const { startedAt, said, region } = outage
  const last = said.at(-1)
  const lastAt = startedAt + (last?.after ?? 0) * MINUTE
  const isOver = last?.status === 0
  const code = outage.service.toUpperCase().replaceAll('-', '_')
  return buildEvent({
    arn: arnOf(outage),
    service: code,
    typeCode: `AWS_${code}_OPERATIONAL_ISSUE`,
    region,
    startTime: startedAt,
    endTime: isOver ? lastAt : null,
    lastUpdatedTime: lastAt + 4_321,
    status: isOver ? 'closed' : 'open',
    scope: 'PUBLIC',
    actionability: 'INFORMATIONAL',
    personas: ['OPERATIONS'],
    metadata: { key: keyOf(outage) },
    reach: new ToldReach(stampedText(outage)),
  })
}
