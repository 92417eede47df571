/** Public events that were never posted, as many as wanted: the same ones for the same numbers. */
import type { NormalEvent, NormalUpdate } from '@/lib/domain/health-event'
import { REGION_NAMES } from '@/lib/domain/region'
import { SEVERITIES } from '@/lib/domain/severity'
import type { Observation } from '@/lib/events/observation'

const SERVICES = [
  ['ec2', 'Amazon Elastic Compute Cloud'],
  ['lambda', 'AWS Lambda'],
  ['s3', 'Amazon Simple Storage Service'],
  ['iam', 'AWS Identity and Access Management'],
  ['sts', 'AWS Security Token Service'],
  ['rds', 'Amazon Relational Database Service'],
  ['dynamodb', 'Amazon DynamoDB'],
  ['kinesis', 'Amazon Kinesis Data Streams'],
  ['cloudwatch', 'Amazon CloudWatch'],
  ['route53', 'Amazon Route 53'],
  ['sqs', 'Amazon Simple Queue Service'],
  ['cognito', 'Amazon Cognito'],
] as const
const REGIONS = Object.keys(REGION_NAMES)
const FIRST_START = Date.parse('2016-01-01T00:00:00Z')
const LAST_START = Date.parse('2026-01-01T00:00:00Z')
const MINUTE = 60_000

/** Events number `from` up to `to` of a history of `total` events spread evenly over ten years. */
export function syntheticHistory(from: number, to: number, total: number): Observation[] {
  return Array.from({ length: to - from }, (_, index) => syntheticObservation(from + index, total))
}

function syntheticObservation(number: number, total: number): Observation {
  const chance = generator(number)
  const startedAt = Math.floor(FIRST_START + ((LAST_START - FIRST_START) * number) / total)
  const minutes = 10 + Math.floor(chance() ** 4 * 1_440)
  const endedAt = startedAt + minutes * MINUTE
  const event = syntheticEvent(number, chance, startedAt, endedAt)
  return { event, raw: JSON.stringify(event), listing: 'history', fetchedAt: LAST_START }
}

function syntheticEvent(number: number, chance: () => number, startedAt: number, endedAt: number): NormalEvent {
  const [service, serviceName] = pick(SERVICES, chance)
  const region = pick(REGIONS, chance)
  const peakSeverity = pick(SEVERITIES, () => chance() ** 2)
  const upstreamService = `${service}-${region}`
  const code = service.toUpperCase()
  const typeCode = `AWS_${code}_OPERATIONAL_ISSUE`
  return {
    arn: `arn:aws:health:${region}::event/${code}/${typeCode}/${typeCode}_${number}`,
    service,
    upstreamService,
    serviceName,
    region,
    typeCode,
    category: 'issue',
    scope: 'PUBLIC',
    status: 'closed',
    severity: null,
    peakSeverity,
    description: null,
    summary: `[RESOLVED] ${serviceName} errors, case ${number}`,
    startedAt,
    endedAt,
    saidAt: endedAt,
    updates: syntheticUpdates(startedAt, endedAt, serviceName, region, peakSeverity),
    impactedServices: [{ service, region, upstreamService, name: serviceName, severity: null, peakSeverity }],
    statusChanges: [],
  }
}

function syntheticUpdates(
  startedAt: number,
  endedAt: number,
  name: string,
  region: string,
  severity: NormalUpdate['severity'],
): NormalUpdate[] {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })
  const [from, to] = [startedAt, endedAt].map((moment) => clock.format(moment))
  const first = `Our engineers look into failing requests to ${name} in the ${region.toUpperCase()} Region.`
  const last = `Between ${from} and ${to} UTC some requests to ${name} in the ${region.toUpperCase()} Region failed. All is well again.`
  return [
    { observedAt: startedAt, text: first, severity },
    { observedAt: Math.floor((startedAt + endedAt) / 2), text: `${first} We see recovery.`, severity },
    { observedAt: endedAt, text: last, severity: null },
  ]
}

function pick<T>(list: readonly T[], chance: () => number): T {
  return list[Math.floor(chance() * list.length)] as T
}

/** A small generator of numbers from 0 up to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
