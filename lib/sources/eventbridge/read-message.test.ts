import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildHealthArn, buildMessage } from '@/lib/testing/build-eventbridge'
import type { EventbridgeMessage } from './message'
import { readMessage, readMessageText } from './read-message'

const NOW = Date.parse('2026-03-01T11:00:00Z')

function read(received: unknown): EventbridgeMessage {
  const reading = readMessage(received, NOW)
  if (reading.kind === 'unreadable') throw new Error(reading.unreadable.why)
  return reading.message
}

function why(received: unknown): string {
  const reading = readMessage(received, NOW)
  if (reading.kind === 'message') throw new Error('it was readable')
  return reading.unreadable.why
}

const eventOf = (detail: Record<string, unknown>) => read(buildMessage({ detail })).event.event

describe('a message', () => {
  it('tells the event, the account and its resources', () => {
    const message = read(buildMessage())
    expect(message).toMatchObject({
      arn: buildHealthArn(1),
      account: '111111111111',
      deliveredTo: '999999999999',
      deliveredIn: 'eu-west-1',
      detailType: 'AWS Health Event',
      communicationId: 'aaaa-1',
      page: 1,
      totalPages: 1,
      truncated: false,
      entities: [{ value: 'i-0001', arn: null, status: 'IMPAIRED', lastUpdatedAt: Date.parse('2026-03-01T10:05:00Z') }],
    })
    expect(message.event.event).toMatchObject({
      arn: buildHealthArn(1),
      service: 'ec2',
      region: 'eu-west-1',
      typeCode: 'AWS_EC2_INVENTED_ISSUE',
      category: 'issue',
      scope: 'ACCOUNT_SPECIFIC',
      status: 'open',
      severity: null,
      peakSeverity: null,
      summary: 'Some of your instances do not answer.',
      startedAt: Date.parse('2026-03-01T10:00:00Z'),
      endedAt: null,
      saidAt: Date.parse('2026-03-01T10:05:00Z'),
      description: {
        text: 'Some of your instances do not answer.',
        account: '111111111111',
        actionability: null,
        personas: [],
      },
      updates: [
        {
          observedAt: Date.parse('2026-03-01T10:05:00Z'),
          text: 'Some of your instances do not answer.',
          account: '111111111111',
        },
      ],
    })
    expect(JSON.parse(message.event.raw)).toEqual(buildMessage())
  })

  it('of a public event affects nobody by name', () => {
    const message = read(buildMessage({ detail: { eventScopeCode: 'PUBLIC' } }))
    expect(message.account).toBeNull()
    expect(message.event.event.description?.account).toBeNull()
    expect(message.event.event.updates[0]?.account).toBeNull()
  })

  it('may come as AWS wrote it before 2023', () => {
    const {
      eventScopeCode,
      communicationId,
      statusCode,
      eventRegion,
      page,
      totalPages,
      lastUpdatedTime,
      affectedAccount,
      ...detail
    } = buildMessage().detail
    const message = read({
      ...buildMessage(),
      account: '222222222222',
      detail: { ...detail, affectedEntities: [{ entityValue: 'i-9' }] },
    })
    expect(message).toMatchObject({
      account: '222222222222',
      communicationId: '2026-03-01T10:05:10.000Z',
      page: 1,
      totalPages: 1,
      entities: [{ value: 'i-9', status: null, lastUpdatedAt: null }],
    })
    expect(message.event.event).toMatchObject({
      scope: 'NONE',
      region: 'eu-west-1',
      status: 'open',
      saidAt: Date.parse('2026-03-01T10:05:10Z'),
    })
  })

  it.each([
    ['Sun, 01 Mar 2026 10:00:00 GMT', '', 'open'],
    ['Sun, 01 Mar 2026 10:00:00 GMT', 'Sun, 01 Mar 2026 10:30:00 GMT', 'closed'],
    ['Sun, 01 Mar 2026 10:00:00 GMT', 'Sun, 01 Mar 2026 18:00:00 GMT', 'open'],
    ['Wed, 01 Apr 2026 10:00:00 GMT', 'Wed, 01 Apr 2026 12:00:00 GMT', 'upcoming'],
  ])('that begins %s, ends "%s" and names no status is %s', (startTime, endTime, status) => {
    expect(eventOf({ startTime, endTime, statusCode: undefined })).toMatchObject({ status })
  })

  it('keeps words that nobody knows yet', () => {
    expect(eventOf({ statusCode: 'paused', eventScopeCode: 'TEAM', eventTypeCategory: 'rumour' })).toMatchObject({
      status: 'paused',
      scope: 'TEAM',
      category: 'rumour',
    })
  })

  it('is about the Region that it names, wherever it was delivered', () => {
    expect(eventOf({ eventArn: buildHealthArn(1, 'us-east-1'), eventRegion: 'global' }).region).toBe('global')
    expect(eventOf({ eventArn: buildHealthArn(1, 'us-east-1'), eventRegion: '' }).region).toBe('us-east-1')
  })

  it('of abuse is one like others', () => {
    const eventArn = 'arn:aws:health:global::event/AWS_ABUSE_INVENTED_REPORT_7'
    const detail = { eventArn, service: 'ABUSE', eventTypeCode: 'AWS_ABUSE_INVENTED_REPORT' }
    const message = read(buildMessage({ 'detail-type': 'AWS Health Abuse Event', detail }))
    expect(message).toMatchObject({ detailType: 'AWS Health Abuse Event', account: '111111111111' })
    expect(message.event.event).toMatchObject({ service: 'abuse', typeCode: 'AWS_ABUSE_INVENTED_REPORT' })
  })

  it('names resources with either spelling of their keys', () => {
    const affectedEntities = [
      { entityValue: 'a', statusCode: 'PENDING', lastupdatedTime: 'Sun, 01 Mar 2026 10:01:00 GMT' },
      { entityArn: 'arn:aws:health:eu-west-1:111111111111:entity/x', status: 'RESOLVED' },
      null,
      { entityValue: null },
      { entityValue: ' b ', lastUpdatedTime: 'yesterday' },
    ]
    expect(read(buildMessage({ detail: { affectedEntities } })).entities).toEqual([
      { value: 'a', arn: null, status: 'PENDING', lastUpdatedAt: Date.parse('2026-03-01T10:01:00Z') },
      {
        value: 'arn:aws:health:eu-west-1:111111111111:entity/x',
        arn: 'arn:aws:health:eu-west-1:111111111111:entity/x',
        status: 'RESOLVED',
        lastUpdatedAt: null,
      },
      { value: 'b', arn: null, status: null, lastUpdatedAt: null },
    ])
    expect(read(buildMessage({ detail: { affectedEntities: null } })).entities).toEqual([])
  })

  it('may be one page of several, or cut short', () => {
    expect(read(buildMessage({ detail: { page: '3', totalPages: '10' } }))).toMatchObject({ page: 3, totalPages: 10 })
    expect(read(buildMessage({ detail: { page: 2, totalPages: 1 } }))).toMatchObject({ page: 2, totalPages: 2 })
    expect(read(buildMessage({ detail: { eventMetadata: { truncated: 'true' } } })).truncated).toBe(true)
    expect(read(buildMessage({ detail: { eventMetadata: { other: 'x' } } })).truncated).toBe(false)
  })

  it('says what who should do', () => {
    const detail = { actionability: 'ACTION_REQUIRED', personas: ['OPERATIONS', 'SECURITY'] }
    expect(eventOf(detail).description).toMatchObject(detail)
  })
})

describe('the text of a message', () => {
  const inLanguages = (...eventDescription: unknown[]) => eventOf({ eventDescription }).description?.text ?? null

  it('is English where there are several', () => {
    const japanese = { language: 'ja_JP', latestDescription: '何か' }
    expect(inLanguages(japanese, { language: 'en_US', latestDescription: 'Something' })).toBe('Something')
    expect(inLanguages(japanese, { language: 'en-GB', latestDescription: 'Something' })).toBe('Something')
    expect(inLanguages(japanese)).toBe('何か')
    expect(inLanguages({ language: 'en_US', latestDescription: '' }, japanese)).toBe('何か')
    expect(inLanguages()).toBeNull()
    expect(eventOf({ eventDescription: null }).summary).toBe('EC2 invented issue')
  })

  it('has line breaks where AWS escaped them twice', () => {
    const text = (latestDescription: string) => inLanguages({ language: 'en_US', latestDescription })
    expect(text('One.\\n\\nTwo \\"quoted\\".')).toBe('One.\n\nTwo "quoted".')
    expect(text('Real\nbreaks, and C:\\new')).toBe('Real\nbreaks, and C:\\new')
    expect(text('C:\\temp')).toBe('C:\\temp')
  })

  it('is told apart by its stamps', () => {
    const latestDescription = 'EC2 in Ireland\n\n[02:45 AM PST] We look into it.\n\n[03:30 AM PST] It works again.'
    const detail = {
      startTime: 'Sun, 01 Mar 2026 10:40:00 GMT',
      lastUpdatedTime: 'Sun, 01 Mar 2026 11:31:00 GMT',
      eventDescription: [{ language: 'en_US', latestDescription }],
    }
    expect(eventOf(detail)).toMatchObject({
      summary: 'EC2 in Ireland',
      updates: [
        { observedAt: Date.parse('2026-03-01T10:45:00Z'), text: 'We look into it.' },
        { observedAt: Date.parse('2026-03-01T11:30:00Z'), text: 'It works again.' },
      ],
    })
  })
})

describe('what is no message', () => {
  it.each([
    ['a list', [buildMessage()], 'it is a list, not one message'],
    ['a text', 'hello', 'it is not a JSON object'],
    ['null', null, 'it is not a JSON object'],
    ['of another source', buildMessage({ source: 'aws.ec2' }), 'its source is "aws.ec2", not aws.health'],
    ['of no source', { hello: 1 }, 'its source is missing, not aws.health'],
    ['without detail', { ...buildMessage(), detail: null }, 'its detail is missing'],
    ['without ARN', buildMessage({ detail: { eventArn: '' } }), 'its eventArn is missing'],
    [
      'with an ARN of something else',
      buildMessage({ detail: { eventArn: 'arn:aws:s3:::b' } }),
      'its eventArn "arn:aws:s3:::b" is not one of AWS Health',
    ],
    [
      'with a start that is none',
      buildMessage({ detail: { startTime: 'soon' } }),
      'its startTime "soon" is not a time',
    ],
    ['with no page', buildMessage({ detail: { page: 'last' } }), 'its page "last" is not the number of a page'],
    ['with page 0', buildMessage({ detail: { page: '0' } }), 'its page "0" is not the number of a page'],
    [
      'for no account',
      buildMessage({ account: 'me', detail: { affectedAccount: '12' } }),
      'it names no account of 12 digits',
    ],
    [
      'with resources that are no list',
      buildMessage({ detail: { affectedEntities: 'i-1' } }),
      'affectedEntities is not a list',
    ],
  ])('%s is told', (_, received, expected) => expect(why(received)).toBe(expected))

  it('is named by its ARN where it has one', () => {
    const reading = readMessage(buildMessage({ detail: { startTime: 'soon' } }), NOW)
    expect(reading).toMatchObject({
      unreadable: { where: `a message about ${buildHealthArn(1)}`, lost: { arn: buildHealthArn(1) } },
    })
  })

  it('may be nested deeper than can be written again', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const body = JSON.stringify(buildMessage({ detail: { eventMetadata: { deep: 0 } } })).replace(
      '"deep":0',
      `"deep":${deep}`,
    )
    expect(readMessageText(body, NOW)).toMatchObject({ unreadable: { why: 'it is nested too deeply' } })
    expect(readMessageText(deep, NOW)).toMatchObject({ kind: 'unreadable' })
  })

  it('never stops us', () => {
    const paths = Object.keys(buildMessage().detail)
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        expect(['message', 'unreadable']).toContain(readMessage(buildMessage({ detail: { [path]: value } }), NOW).kind)
      }),
    )
    const kindOf = (body: string) => readMessageText(body, NOW).kind
    fc.assert(fc.property(fc.json(), (body) => void expect(kindOf(body)).toBe('unreadable')))
    fc.assert(fc.property(fc.string(), (body) => void expect(kindOf(body)).toBe('unreadable')))
  })
})

describe('the body of a message of a queue', () => {
  it('is EventBridge’s own, or wrapped by SNS', () => {
    const body = JSON.stringify(buildMessage())
    const wrapped = JSON.stringify({ Type: 'Notification', MessageId: '1', Message: body })
    expect(readMessageText(body, NOW)).toEqual(readMessage(buildMessage(), NOW))
    expect(readMessageText(wrapped, NOW)).toEqual(readMessage(buildMessage(), NOW))
  })

  it.each([
    ['', 'it is empty'],
    ['{"a":', 'it is not JSON'],
    ['<html>', 'it is not JSON'],
    [JSON.stringify([buildMessage()]), 'it is a list, not one message'],
    [JSON.stringify({ Type: 'Notification', Message: 'hello' }), 'it is not JSON'],
  ])('%s is told as unreadable', (body, expected) => {
    expect(readMessageText(body, NOW)).toMatchObject({
      kind: 'unreadable',
      unreadable: { why: expected, received: body },
    })
  })
})
