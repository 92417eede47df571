import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bundledObservations } from '@/lib/bundled-history/bundled-observations'
import {
  BundledHistory,
  type BundledRecord,
  POST_EVENT_SUMMARIES,
  RECORDED_HISTORY,
} from '@/lib/bundled-history/bundled-record'
import { recognisableOf, recognisableOfFeed } from '@/lib/bundled-history/test-recognisables'
import { matchEvents } from '@/lib/domain/match-events'
import { clockParts } from '@/lib/domain/zone'
import events from '@/prisma/bundled-history/events.json'
import { deriveBundle } from './derive-bundle'
import { readRecordedHistory } from './recorded-history'

const DATA = path.resolve('../shared/data')
const IDENTITY = /^(iam|sts|signin|sso|organizations|account|management-console|cognito|directoryservice)(-[a-z]{2}-|$)/
const SEVERITY: Record<string, string | null> = { 0: null, 1: 'informational', 2: 'degradation', 3: 'disruption' }

/** A word of AWS's title for each service that we say it names. */
const IN_TITLE: Record<string, RegExp> = {
  apigateway: /API Gateway/,
  cloudwatch: /CloudWatch/,
  cognito: /Cognito/,
  connect: /Connect/,
  dynamodb: /DynamoDB/,
  ec2: /EC2|EBS/,
  ecs: /ECS/,
  eks: /EKS/,
  elb: /ELB|NLB/,
  events: /EventBridge/,
  kinesis: /Kinesis/,
  lambda: /Lambda/,
  'management-console': /console/,
  rds: /RDS/,
  s3: /S3/,
  signin: /sign-in/,
  sts: /STS/,
}

/** What the assertions below need, read without the code under test. */
const History = z.record(
  z.string(),
  z.array(
    z.object({
      date: z.string(),
      end_time: z.string().optional(),
      status: z.string(),
      service: z.string(),
      service_name: z.string(),
      event_log: z.array(z.object({ message: z.string() })),
    }),
  ),
)
const Summaries = z.array(
  z.object({ date: z.string(), region: z.string(), title: z.string(), url: z.string(), confidence: z.string() }),
)

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(DATA, file), 'utf8'))
const records = BundledHistory.parse(events)

function sources<F extends string>(file: F) {
  type Source = Extract<BundledRecord['provenance'][number], { file: F }>
  return records.flatMap((record) =>
    record.provenance.flatMap((source) => (source.file === file ? [{ record, source: source as Source }] : [])),
  )
}

/** The Region that stands in a service key; `global` where none does. */
function regionOfKey(key: string): string {
  return key === 's3-us-standard' ? 'us-east-1' : (/[a-z]{2}-(?:gov-)?[a-z]+-\d$/.exec(key)?.[0] ?? 'global')
}

function pacificClock(moment: string): string {
  const { hour, minute } = clockParts(moment, 'America/Los_Angeles')
  return `${Number(hour) % 12 || 12}:${minute}`
}

describe.skipIf(!existsSync(DATA))('the bundled history (skipped where ../shared/data is absent)', () => {
  it('is what the generator derives from the files', () => {
    expect(deriveBundle(DATA)).toEqual(records)
  })

  it('has times, services, Regions and severities as recorded', () => {
    const history = History.parse(read(RECORDED_HISTORY))
    const recorded = sources(RECORDED_HISTORY)
    expect(recorded.length).toBeGreaterThan(100)
    for (const { record, source } of recorded) {
      const original = history[source.key]?.[source.index]
      expect(original?.date).toBe(source.date)
      expect(Date.parse(record.startedAt)).toBe(Number(source.date) * 1000)
      const end =
        original?.end_time === undefined ? null : Math.max(Number(original.end_time), Number(source.date)) * 1000
      expect(record.endedAt === null ? null : Date.parse(record.endedAt)).toBe(end)
      expect([record.upstreamService, record.serviceName]).toEqual([original?.service, original?.service_name])
      expect(record.region).toBe(regionOfKey(source.key))
      expect(record.peakSeverity).toBe(SEVERITY[original?.status ?? ''])
      const said = original?.event_log.map(({ message }) => message).join('\n')
      for (const { from, to } of record.windows) {
        expect(said).toContain(pacificClock(from))
        expect(said).toContain(pacificClock(to))
      }
    }
  })

  it('holds every identity event that was recorded', () => {
    const bundled = new Set(sources(RECORDED_HISTORY).map(({ source }) => `${source.key} ${source.index}`))
    const identity = Object.entries(History.parse(read(RECORDED_HISTORY))).filter(([key]) => IDENTITY.test(key))
    const expected = identity.flatMap(([key, list]) => list.map((_, index) => `${key} ${index}`))
    expect(expected.length).toBe(30)
    expect(expected.filter((place) => !bundled.has(place))).toEqual([])
  })

  it('holds exactly the verified post-event summaries, with the services that their titles name', () => {
    const verified = Summaries.parse(read(POST_EVENT_SUMMARIES)).filter(({ confidence }) => confidence === 'verified')
    const bundled = new Map(sources(POST_EVENT_SUMMARIES).map((entry) => [entry.source.url, entry]))
    expect([...bundled.keys()].toSorted()).toEqual(verified.map(({ url }) => url).toSorted())
    for (const { url, date, region, title } of verified) {
      const { record, source } = bundled.get(url) ?? {}
      expect(record).toMatchObject({ referenceUrl: url, region })
      expect(source?.date).toBe(date)
      expect(record?.externalRef.slice(0, 10)).toBe(date)
      const keys = [
        record?.upstreamService ?? '',
        ...(record?.impactedServices ?? []).map((one) => one.upstreamService),
      ]
      for (const key of keys.filter((key) => !key.startsWith('multipleservices-'))) {
        const service = key.replace(/-(us|ap)-.*$/, '')
        expect(title, `${key} in ${url}`).toMatch(IN_TITLE[service] ?? /nothing/)
        if (service !== 'management-console' && service !== 's3') expect(key.endsWith(region)).toBe(true)
      }
    }
  })

  it('merges event by event with the recorded history, and nothing else with it', () => {
    const observations = bundledObservations()
    const bundle = observations.map(recognisableOf)
    const history = readRecordedHistory(readFileSync(path.join(DATA, RECORDED_HISTORY)))
    const feed = history.map(recognisableOfFeed)
    expect(feed).toHaveLength(456)
    const own = records.map(({ provenance }) => {
      const [source] = provenance
      return history.findIndex(
        ({ key, index }) => source?.file === RECORDED_HISTORY && key === source.key && index === source.index,
      )
    })
    const expected = feed.map((_, index) => (own.includes(index) ? own.indexOf(index) : null))
    expect(matchEvents(feed, bundle)).toEqual(expected)
    expect(matchEvents(bundle, feed)).toEqual(own.map((index) => (index === -1 ? null : index)))
    for (const [index, match] of expected.entries()) {
      if (match !== null) expect(bundle[match]?.startedAt).toBe(feed[index]?.startedAt)
    }
    expect(own.filter((index) => index === -1)).toHaveLength(
      observations.filter(({ facts }) => facts?.timePrecision === 'day').length,
    )
  })
})
