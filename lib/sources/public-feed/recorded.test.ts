import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { NormalEvent } from '@/lib/domain/health-event'
import { parseCurrentEvents, parseHistory } from './listings'
import { parseServiceCatalogue } from './read-service-catalogue'
import { parseRss } from './rss-events'
import { bodyOf } from './test-payloads'
import { createUnreadableReport } from './unreadable'

const DATA = path.resolve('../shared/data/public-feed')
const NOW = Date.UTC(2026, 8, 5)

/** Only what the assertions below need, read without the code under test. */
const History = z.record(
  z.string(),
  z.array(
    z.object({
      arn: z.string(),
      date: z.string(),
      summary: z.string(),
      end_time: z.string().optional(),
      event_log: z.array(z.object({ status: z.number(), message: z.string(), timestamp: z.number() })),
    }),
  ),
)

function read(file: string, parse: typeof parseHistory): NormalEvent[] {
  const report = createUnreadableReport()
  const events = parse(bodyOf(readFileSync(path.join(DATA, file))), NOW, report).map(({ event }) => event)
  expect(report.lines()).toEqual([])
  return events
}

describe.skipIf(!existsSync(DATA))('recorded payloads (skipped where ../shared/data is absent)', () => {
  const HISTORY = 'historyevents-2016-2019.json'

  it('the history: every event, every word, open and closed as its own marks say', () => {
    const events = new Map(read(HISTORY, parseHistory).map((event) => [event.arn, event]))
    const recorded = Object.values(History.parse(JSON.parse(readFileSync(path.join(DATA, HISTORY), 'utf8')))).flat()
    expect(events.size).toBe(456)
    expect(recorded).toHaveLength(456)
    for (const { arn, date, summary, end_time, event_log } of recorded) {
      const over = summary.includes('[RESOLVED]') || event_log.at(-1)?.status === 0
      const event = events.get(arn)
      expect(event).toMatchObject({ startedAt: Number(date) * 1000, summary, status: over ? 'closed' : 'open' })
      expect(event?.updates.map(({ text }) => text).toSorted()).toEqual(
        event_log.map(({ message }) => message).toSorted(),
      )
      if (end_time !== undefined) expect(event?.endedAt).toBe(Math.max(Number(end_time), Number(date)) * 1000)
      if (!over) expect(event).toMatchObject({ endedAt: null, severity: expect.any(String) })
    }
    const all = [...events.values()]
    expect(all.filter(({ status }) => status === 'open')).toHaveLength(4)
    expect(all.flatMap(({ updates }) => updates)).toHaveLength(1283)
    expect(new Set(all.map(({ upstreamService }) => upstreamService)).size).toBe(210)
  })

  it('the history: Regions by ARN, by name, and s3-us-standard', () => {
    const events = read(HISTORY, parseHistory)
    const inRegion = (region: string) => events.filter((event) => event.region === region).length
    expect([inRegion('global'), inRegion('us-gov-west-1'), inRegion('ca-central-1')]).toEqual([58, 14, 1])
    const standard = events.filter(({ upstreamService }) => upstreamService === 's3-us-standard')
    expect(standard).toHaveLength(6)
    expect(standard.every(({ service, region }) => service === 's3' && region === 'us-east-1')).toBe(true)
  })

  it('the history: the identity event of 7 May 2018', () => {
    const events = read(HISTORY, parseHistory).filter(({ service }) => service === 'iam')
    expect(events).toHaveLength(13)
    const event = events.find(({ startedAt }) => new Date(startedAt).toISOString().startsWith('2018-05-07'))
    expect(event).toMatchObject({
      region: 'global',
      upstreamService: 'iam',
      status: 'closed',
      severity: null,
      peakSeverity: 'informational',
      startedAt: Date.UTC(2018, 4, 7, 15, 50, 8),
      endedAt: Date.UTC(2018, 4, 7, 16, 27),
      impactedServices: [{ service: 'iam', region: 'global', severity: null, peakSeverity: 'informational' }],
    })
    expect(event?.updates).toHaveLength(2)
  })

  it('the current lists, on the wire and as text alike', () => {
    const events = read('currentevents-2026-09-04.json', parseCurrentEvents)
    expect(read('currentevents-2026-09-04.utf16be-bom.bin', parseCurrentEvents)).toEqual(events)
    expect(
      events.map(({ region, status, severity, peakSeverity }) => [region, status, severity, peakSeverity]),
    ).toEqual([
      ['me-central-1', 'open', 'disruption', 'disruption'],
      ['me-south-1', 'open', 'disruption', 'disruption'],
      ['us-west-2', 'closed', null, 'informational'],
    ])
    expect(events[2]?.impactedServices.map(({ service }) => service)).toEqual(['signin', 'sts'])
    expect(read('currentevents-2026-06-25.json', parseCurrentEvents)).toHaveLength(2)
    expect(read('currentevents-empty.utf16be-bom.bin', parseCurrentEvents)).toEqual([])
  })

  it('an event without ARN', () => {
    expect(read('currentevents-2023-03-13-no-arn.json', parseCurrentEvents)).toMatchObject([
      { arn: null, service: 'internetconnectivity', region: 'us-west-2', status: 'closed', endedAt: 1_678_727_476_000 },
    ])
  })

  it('the RSS feed: five events of fifty items', () => {
    const events = read('rss-all-2026-08-18.rss', parseRss)
    expect(events.flatMap(({ updates }) => updates)).toHaveLength(50)
    expect(events.map(({ upstreamService, status, updates }) => [upstreamService, status, updates.length])).toEqual([
      ['multipleservices-me-central-1', 'open', 16],
      ['multipleservices-me-south-1', 'open', 12],
      ['multipleservices-me-south-1', 'open', 1],
      ['multipleservices-me-central-1', 'open', 1],
      ['directconnect-eu-central-1', 'closed', 20],
    ])
  })

  it('the service catalogue', () => {
    const report = createUnreadableReport()
    const rows = parseServiceCatalogue(bodyOf(readFileSync(path.join(DATA, 'services-sample-rows.json'))), report)
    expect(rows).toHaveLength(5)
    expect(rows.map(({ service }) => service)).toContain('bedrock-agentcore')
    expect(report.lines()).toEqual([])
  })
})
