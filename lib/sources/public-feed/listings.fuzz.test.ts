import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObservedEvent } from '@/lib/domain/health-event'
import { SourceError } from '@/lib/errors'
import { parseCurrentEvents, parseHistory } from './listings'
import { parseRss } from './rss-events'
import { bodyOf, buildArn, buildEvent, buildLogEntry, buildPastEvent, NOW, START, utf16 } from './test-payloads'
import { createUnreadableReport } from './unreadable'

const PARSERS = { parseCurrentEvents, parseHistory, parseRss }

/** Every result must be something that can be stored; the only error is a SourceError that says why. */
function expectTotal(parse: typeof parseHistory, bytes: Uint8Array, contentType: string | null = null): void {
  const report = createUnreadableReport()
  try {
    for (const observed of parse(bodyOf(bytes, contentType), NOW, report)) expectStorable(observed)
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError)
    expect(String(error)).toContain('feed.example/list')
  }
  expect(report.lines().length).toBeLessThanOrEqual(101)
  for (const { where, why, received } of report.lines()) {
    expect(where).not.toBe('')
    expect(why).not.toBe('')
    expect(Buffer.byteLength(received)).toBeLessThanOrEqual(16 * 1024)
  }
}

function saidTimesOf({ updates, statusChanges }: ObservedEvent['event']): number[] {
  return [...updates.map(({ observedAt }) => observedAt), ...statusChanges.map(({ changedAt }) => changedAt)]
}

function expectStorable({ event, raw }: ObservedEvent): void {
  expect(JSON.stringify(event)).not.toContain('\\u0000')
  expect(raw).not.toContain('\u0000')
  expect(event.service).not.toBe('')
  expect(event.region).not.toBe('')
  expect(Number.isInteger(event.startedAt)).toBe(true)
  expect(Number.isInteger(event.saidAt)).toBe(true)
  if (event.saidAt !== 0) expect(saidTimesOf(event)).toContain(event.saidAt)
  if (event.endedAt !== null && event.status === 'closed') expect(event.endedAt).toBeGreaterThanOrEqual(event.startedAt)
  if (event.status === 'closed') expect(event.severity).toBeNull()
  const times = event.updates.map(({ observedAt }) => observedAt)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
}

const status = fc.oneof(fc.integer({ min: -1, max: 5 }), fc.constantFrom('0', '1', '2', '3', '7', 'abc', null, ''))
const time = fc.oneof(
  fc.integer({ min: START - 86_400, max: START + 86_400 }),
  fc.integer({ min: START - 86_400, max: START + 86_400 }).map((seconds) => seconds * 1000),
  fc.integer({ min: START - 86_400, max: START + 86_400 }).map(String),
  fc.constantFrom(-1, 0, '', null, 9e15, '99999999999999', 'soon', {}),
)
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('[RESOLVED] x', '', null, 5, {}, 'a\u0000b'))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 })

const logEntry = fc.record({ summary: optional(text), message: optional(text), status, timestamp: time })
const impacted = fc.dictionary(
  fc.oneof(fc.constantFrom('iam', 'ec2-us-east-1', '__proto__'), fc.string()),
  fc.oneof(fc.record({ service_name: text, current: status, max: status }), fc.jsonValue()),
)
const change = fc.record({ service: text, previous_status: status, current_status: status, timestamp: time })
const anyEvent = fc.record({
  date: fc.oneof({ weight: 5, arbitrary: fc.constant(START) }, time),
  arn: optional(fc.oneof(fc.constant(buildArn()), text)),
  region_name: optional(fc.oneof(fc.constantFrom('Oregon', 'Atlantis'), text)),
  status: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('1', 2) }, status),
  service: optional(fc.oneof(fc.constantFrom('iam', 'SSO', 's3-us-standard'), text)),
  service_name: optional(text),
  summary: optional(text),
  event_log: optional(fc.oneof(fc.array(fc.oneof(logEntry, fc.jsonValue()), { maxLength: 5 }), fc.jsonValue())),
  impacted_services: optional(fc.oneof(impacted, fc.jsonValue())),
  impacted_service_status_changes: optional(fc.oneof(fc.array(change, { maxLength: 4 }), fc.jsonValue())),
  end_time: optional(time),
})
const anyItem = fc.oneof({ weight: 4, arbitrary: anyEvent }, fc.jsonValue())

describe.each(Object.entries(PARSERS))('%s', (_name, parse) => {
  it('survives any bytes under any header', () => {
    const prefixes = fc.constantFrom([], [0xfe, 0xff], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x5b], [0, 0x5b], [0x3c])
    const header = fc.constantFrom(null, 'application/json;charset=utf-16', 'text/xml; charset=iso-8859-1')
    fc.assert(
      fc.property(prefixes, fc.uint8Array({ maxLength: 300 }), header, (prefix, bytes, contentType) =>
        expectTotal(parse, Uint8Array.from([...prefix, ...bytes]), contentType),
      ),
    )
  })

  it('survives any JSON', () => {
    fc.assert(fc.property(fc.json(), (json) => expectTotal(parse, new TextEncoder().encode(json))))
  })

  it('survives valid payloads with bytes changed, cut off or doubled', () => {
    const current = JSON.stringify([buildEvent(), buildEvent({ arn: undefined })])
    const history = JSON.stringify({
      'ec2-us-east-1': [buildPastEvent()],
      iam: [buildPastEvent({ service: undefined })],
    })
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><item><title><![CDATA[Service impact: x]]></title>
      <guid>https://status.aws.amazon.com/#iam_${START}</guid><description>a &amp; b</description></item></channel></rss>`
    const valid = [current, history, rss].flatMap((body) => [utf16(body, 'be'), new TextEncoder().encode(body)])
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'cut', 'repeat'))
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.array(change, { maxLength: 8 }), (body, changes) => {
        let bytes = Uint8Array.from(body)
        for (const [position, value, how] of changes) {
          const at = position % Math.max(bytes.length, 1)
          if (how === 'set') bytes[at] = value
          else if (how === 'cut') bytes = bytes.slice(0, at)
          else bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at >> 1)])
        }
        expectTotal(parse, bytes)
      }),
      { numRuns: 300 },
    )
  })
})

describe('listings of odd events', () => {
  it('are read without failing', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 6 }), fc.string(), (items, key) => {
        expectTotal(parseCurrentEvents, new TextEncoder().encode(JSON.stringify(items)))
        const history = JSON.stringify({ [key]: items, other: items, odd: key })
        expectTotal(parseHistory, new TextEncoder().encode(history))
      }),
      { numRuns: 300 },
    )
  })

  it('with k bad events among n give n - k', () => {
    const bad = fc.constantFrom({ status: '7' }, { date: '-1' }, { date: null }, { summary: [] }, null, 'x')
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('good'), bad), { maxLength: 30 }), (kinds) => {
        const items = kinds.map((kind, index) => {
          if (kind === null || kind === 'x') return kind
          return buildEvent({
            arn: buildArn('EC2', 'us-east-1', String(index)),
            ...(typeof kind === 'object' ? kind : {}),
          })
        })
        const good = kinds.filter((kind) => kind === 'good').length
        const report = createUnreadableReport()
        expect(parseCurrentEvents(bodyOf(JSON.stringify(items)), NOW, report)).toHaveLength(good)
        expect(report.lines()).toHaveLength(items.length - good)
      }),
    )
  })

  it('give the same events in whatever order keys and events come', () => {
    const arn = fc.constantFrom(buildArn('IAM', 'global'), buildArn(), undefined)
    const item = fc
      .record({ arn, minutes: fc.integer({ min: 0, max: 2 }), peak: fc.constantFrom('1', '3'), summary: fc.string() })
      .map(({ minutes, peak, ...rest }) =>
        buildPastEvent({ service: undefined, status: peak, event_log: [buildLogEntry(minutes, 1)], ...rest }),
      )
    const history = fc.array(
      fc.tuple(fc.constantFrom('iam', 'ec2-us-east-1', 'kms', 'sso'), fc.array(item, { maxLength: 3 })),
      {
        maxLength: 5,
      },
    )
    const read = (entries: [string, unknown[]][]) =>
      parseHistory(bodyOf(JSON.stringify(Object.fromEntries(entries))), NOW, createUnreadableReport())
    fc.assert(
      fc.property(history, (entries) => {
        const unique = [...new Map(entries)]
        const turned = unique.toReversed().map(([key, items]): [string, unknown[]] => [key, items.toReversed()])
        expect(read(turned).map(({ event }) => event)).toEqual(read(unique).map(({ event }) => event))
      }),
    )
  })
})
