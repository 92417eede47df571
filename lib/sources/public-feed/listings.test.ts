import { describe, expect, it } from 'vitest'
import { SourceError } from '@/lib/errors'
import { parseCurrentEvents, parseHistory } from './listings'
import { bodyOf, buildArn, buildEvent, buildLogEntry, buildPastEvent, NOW, utf16 } from './test-payloads'
import { createUnreadableReport } from './unreadable'

function run(parse: typeof parseCurrentEvents, content: unknown) {
  const report = createUnreadableReport()
  const body = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
  return { events: parse(bodyOf(body), NOW, report).map(({ event }) => event), unreadable: report.lines() }
}

function failure(parse: typeof parseCurrentEvents, content: unknown): SourceError {
  try {
    run(parse, content)
  } catch (error) {
    if (error instanceof SourceError) return error
  }
  throw new Error('expected a SourceError')
}

describe('the current list', () => {
  it('is read in every encoding that AWS uses', () => {
    const text = JSON.stringify([buildEvent({ summary: '東京 🌀' })])
    for (const bytes of [text, utf16(text, 'be'), utf16(text, 'le'), utf16(text, 'be', false)]) {
      expect(run(parseCurrentEvents, bytes).events).toMatchObject([{ summary: '東京 🌀' }])
    }
    expect(run(parseCurrentEvents, utf16('[]', 'be')).events).toEqual([])
  })

  it('skips a bad event, says which and why, and reads the others', () => {
    const bad = buildEvent({ status: '7', service: 'iam' })
    const { events, unreadable } = run(parseCurrentEvents, [buildEvent(), bad, null])
    expect(events).toHaveLength(1)
    expect(unreadable).toEqual([
      {
        where: 'event 2 of the current list, service iam',
        why: 'its status "7" is not one of 0 to 3',
        received: JSON.stringify(bad),
        lost: { arn: buildArn() },
      },
      {
        where: 'event 3 of the current list',
        why: 'it is not a JSON object',
        received: 'null',
        lost: { arn: null },
      },
    ])
  })

  it('names a lost event by its ARN only where that is one of AWS Health', () => {
    const lost = (fields: object) => run(parseCurrentEvents, [{ ...buildEvent({ date: -1 }), ...fields }]).unreadable
    expect(lost({ arn: ` ${buildArn('KMS')} ` })).toMatchObject([{ lost: { arn: buildArn('KMS') } }])
    for (const arn of ['arn:aws:iam::123456789012:role/x', `${buildArn()}${'x'.repeat(1600)}`, {}, null, 7]) {
      expect(lost({ arn })).toMatchObject([{ lost: { arn: null } }])
    }
  })

  it('counts an event as kept of which only a part is unreadable', () => {
    const odd = buildEvent({
      arn: 'odd',
      end_time: 'soon',
      impacted_services: [],
      event_log: [buildLogEntry(0, '?'), {}],
      impacted_service_status_changes: 'none',
    })
    const { events, unreadable } = run(parseCurrentEvents, [odd])
    expect(events).toHaveLength(1)
    expect(unreadable.map(({ lost }) => lost)).toEqual([null, null, null, null, null, null])
  })

  it('lists an event once that stands in it twice', () => {
    expect(run(parseCurrentEvents, [buildEvent(), buildEvent()]).events).toHaveLength(1)
  })

  it.each([
    ['an object', '{}', 'an object instead of a list of events'],
    ['null', 'null', 'null instead of a list of events'],
    ['a text', '"x"', 'a string instead of a list of events'],
    ['nothing', ' ', 'an empty body instead of JSON'],
    ['a web page', '<!DOCTYPE html>\n<html><body>Sorry</body></html>', 'an HTML page instead of JSON'],
    ['a web page behind comments', '<!-- a --><!-- b -->\n<html>', 'an HTML page instead of JSON'],
    ['endless comments', '<!---->'.repeat(300), 'text that is not JSON (2,100 bytes)'],
    ['a web page in UTF-16', utf16('<html>', 'be'), 'an HTML page instead of JSON'],
    ['truncated JSON', '[{"date":"17', 'JSON that is cut off (12 bytes)'],
    ['words', 'Service Unavailable', 'text that is not JSON (19 bytes)'],
  ])('cannot be %s', (_what, content, sentence) => {
    const error = failure(parseCurrentEvents, content)
    expect(error.kind).toBe('parse')
    expect(error.message).toBe(`feed.example/list answered with ${sentence}`)
    expect(error.received).not.toBeNull()
  })

  it('cannot hold more events than AWS could ever list', () => {
    const list = `[${'0,'.repeat(500_000)}0]`
    expect(failure(parseCurrentEvents, list).message).toMatch(/answered with 500,001 events, more than can be AWS's$/)
    expect(failure(parseHistory, `{"a":[0],"b":${list}}`).message).toMatch(/answered with 500,002 events/)
  })

  it('reports an event that is nested too deeply and reads the others', () => {
    const deep = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)},${JSON.stringify(buildEvent({ arn: buildArn('KMS') })).slice(1)}`
    const { events, unreadable } = run(parseCurrentEvents, `[${deep},${JSON.stringify(buildEvent())}]`)
    expect(events).toHaveLength(1)
    expect(unreadable).toMatchObject([{ why: 'it is nested too deeply or too large', lost: { arn: buildArn('KMS') } }])
  })
})

describe('the history', () => {
  const iam = buildPastEvent({ arn: buildArn('IAM', 'global', 'CCCCC_00000000003'), service: 'iam', region_name: null })

  it('lists an ARN once that stands under several keys', () => {
    const { events } = run(parseHistory, { 'ec2-us-east-1': [buildPastEvent()], zzz: [buildPastEvent()], iam: [iam] })
    expect(events.map(({ service }) => service).toSorted()).toEqual(['ec2', 'iam'])
  })

  it('skips bad events and bad services, and says which', () => {
    const { events, unreadable } = run(parseHistory, { iam: [iam, { date: '1' }], kms: 'gone', s3: [] })
    expect(events).toHaveLength(1)
    expect(unreadable.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      expect.stringMatching(
        /^event 2 of service iam in the history: its date "1", 1970-01-01T00:00:01.000Z, is before/,
      ),
      'service kms of the history: it is not a list of events',
    ])
    expect(unreadable.map(({ lost }) => lost)).toEqual([{ arn: null }, { arn: null }])
  })

  it('is still read when nothing in it can be', () => {
    const { events, unreadable } = run(parseHistory, { message: 'Forbidden' })
    expect(events).toEqual([])
    expect(unreadable).toHaveLength(1)
  })

  it('cannot be a list', () => {
    expect(failure(parseHistory, []).message).toMatch(/answered with a list instead of an object of services$/)
  })

  it('may have ten thousand keys', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `service${index}-us-east-1`)
    const history = Object.fromEntries(
      keys.map((key, index) => [
        key,
        [buildPastEvent({ service: key, arn: buildArn('EC2', 'us-east-1', String(index)) })],
      ]),
    )
    expect(run(parseHistory, history).events).toHaveLength(10_000)
  })
})
