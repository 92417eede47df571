import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deriveBundle } from './derive-bundle'

const START = Date.parse('2030-05-07T15:50:00Z')
const S3_LINK = 'https://aws.amazon.com/message/1/'
const LAMBDA_LINK = 'https://aws.amazon.com/message/2/'
const at = (minutes: number) => START / 1000 + minutes * 60

let data = ''

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'faultline-derive-'))
  mkdirSync(path.join(data, 'facts'))
  mkdirSync(path.join(data, 'public-feed'))
})

afterEach(() => rmSync(data, { recursive: true }))

/** A recorded event told in updates that are `[minutes after the start, status, words]`. */
function recorded(key: string, status: string, updates: [number, number, string][], ended: number | null) {
  return {
    arn: `arn:aws:health:us-east-1::event/X/AWS_X_OPERATIONAL_ISSUE/AWS_X_OPERATIONAL_ISSUE_${key}`,
    date: String(at(0)),
    region_name: 'N. Virginia',
    status,
    service: key,
    service_name: `The ${key}`,
    summary: ended === null ? 'Trouble' : '[RESOLVED] Trouble',
    event_log: updates.map(([minutes, state, message]) => ({
      summary: 'Trouble',
      message,
      status: state,
      timestamp: at(minutes),
    })),
    impacted_services: { [key]: { service_name: key, current: '0', max: status } },
    ...(ended === null ? {} : { end_time: String(at(ended)) }),
  }
}

const HISTORY = {
  'iam-us-east-1': [
    recorded(
      'iam-us-east-1',
      '1',
      [
        [0, 1, 'We look into it.'],
        [37, 0, 'Between 7:19 AM and 8:20 AM PDT it failed.'],
      ],
      37,
    ),
  ],
  's3-us-standard': [
    recorded(
      's3-us-standard',
      '3',
      [
        [0, 3, 'Starting at 8:40 AM PDT it fails.'],
        [9, 0, 'It is over.'],
      ],
      9,
    ),
  ],
  'ec2-us-east-1': [recorded('ec2-us-east-1', '1', [[5, 0, 'A short one.']], 5)],
}

const SUMMARIES = [
  { date: '2030-05-07', region: 'us-east-1', title: 'S3', url: S3_LINK, confidence: 'verified' },
  { date: '2030-03-10', region: 'us-east-1', title: 'Lambda (STS)', url: LAMBDA_LINK, confidence: 'verified' },
  {
    date: '2030-06-01',
    region: 'eu-west-1',
    title: 'EBS',
    url: 'https://aws.amazon.com/message/3/',
    confidence: 'from memory',
  },
]

const HAND_WRITTEN = {
  summaries: {
    '2030-03-10-lambda-us-east-1': 'Lambda was hit, and STS with it',
    '2030-05-07-iam-us-east-1': 'IAM was hit',
    '2030-05-07-s3-us-standard': 'S3 was hit',
  },
  namedServices: {
    [S3_LINK]: { upstreamService: 's3-us-standard', impacted: [] },
    [LAMBDA_LINK]: { upstreamService: 'lambda-us-east-1', impacted: ['lambda-us-east-1', 'sts-us-east-1'] },
  },
}

function derive(handWritten = HAND_WRITTEN, history: object = HISTORY) {
  const write = (file: string, value: unknown) => writeFileSync(path.join(data, file), JSON.stringify(value))
  write('public-feed/historyevents-2016-2019.json', history)
  write('facts/post-event-summaries.json', SUMMARIES)
  write('facts/public-service-ids.json', {
    services: [
      { service_name: 'AWS Lambda', ids: ['lambda-us-east-1', 'lambda-eu-west-1'] },
      { service_name: 'Tokens', ids: ['sts-us-east-1'] },
    ],
  })
  return deriveBundle(data, handWritten)
}

describe('deriveBundle', () => {
  it('takes identity events, large events and verified summaries, oldest first', () => {
    expect(derive().map(({ externalRef }) => externalRef)).toEqual([
      '2030-03-10-lambda-us-east-1',
      '2030-05-07-iam-us-east-1',
      '2030-05-07-s3-us-standard',
    ])
  })

  it('takes the facts of a recorded event, its closed windows, and none of its text', () => {
    const iam = derive()[1]
    expect(iam).toEqual({
      externalRef: '2030-05-07-iam-us-east-1',
      upstreamService: 'iam-us-east-1',
      serviceName: 'The iam-us-east-1',
      region: 'us-east-1',
      startedAt: '2030-05-07T15:50:00.000Z',
      endedAt: '2030-05-07T16:27:00.000Z',
      timePrecision: 'exact',
      peakSeverity: 'informational',
      summary: 'IAM was hit',
      impactedServices: [{ upstreamService: 'iam-us-east-1', name: 'iam-us-east-1', peakSeverity: 'informational' }],
      windows: [{ from: '2030-05-07T14:19:00.000Z', to: '2030-05-07T15:20:00.000Z', confidence: 'high' }],
      referenceUrl: null,
      provenance: [
        { file: 'public-feed/historyevents-2016-2019.json', key: 'iam-us-east-1', index: 0, date: String(at(0)) },
      ],
    })
  })

  it('makes one of a recorded event and its summary, and leaves out a window that was never closed', () => {
    const s3 = derive()[2]
    expect(s3).toMatchObject({ timePrecision: 'exact', region: 'us-east-1', windows: [], referenceUrl: S3_LINK })
    expect(s3?.provenance.map(({ file }) => file)).toEqual([
      'public-feed/historyevents-2016-2019.json',
      'facts/post-event-summaries.json',
    ])
  })

  it('gives a summary its Pacific day, also the short one in March, and invents no severity', () => {
    expect(derive()[0]).toMatchObject({
      serviceName: 'AWS Lambda',
      startedAt: '2030-03-10T08:00:00.000Z',
      endedAt: '2030-03-11T07:00:00.000Z',
      timePrecision: 'day',
      peakSeverity: null,
      impactedServices: [
        { upstreamService: 'lambda-us-east-1', name: 'AWS Lambda', peakSeverity: null },
        { upstreamService: 'sts-us-east-1', name: 'Tokens', peakSeverity: null },
      ],
      windows: [],
    })
  })

  it('keeps an identity event without an end, and ends none before it starts', () => {
    const [first] = Object.values(HISTORY['iam-us-east-1'])
    const open = { ...HISTORY, 'iam-us-east-1': [recorded('iam-us-east-1', '1', [[0, 1, 'We look into it.']], null)] }
    const early = { ...HISTORY, 'iam-us-east-1': [{ ...first, end_time: String(at(-1)), event_log: [] }] }
    expect(derive(HAND_WRITTEN, open)[1]).toMatchObject({ endedAt: null, windows: [] })
    expect(derive(HAND_WRITTEN, early)[1]).toMatchObject({ endedAt: '2030-05-07T15:50:00.000Z' })
  })

  it('stops when words are missing or left over, a link is unknown, or a key is no key', () => {
    const { summaries, namedServices } = HAND_WRITTEN
    const { '2030-05-07-iam-us-east-1': _, ...fewer } = summaries
    expect(() => derive({ namedServices, summaries: fewer as typeof summaries })).toThrow(
      'summaries.json has no words for 2030-05-07-iam-us-east-1',
    )
    const more = { ...summaries, '2031-01-01-sts': 'Never happened' }
    expect(() => derive({ namedServices, summaries: more })).toThrow('not bundled: 2031-01-01-sts')
    expect(() => derive({ summaries, namedServices: {} as typeof namedServices })).toThrow(S3_LINK)
    const wrong = { ...namedServices, [LAMBDA_LINK]: { upstreamService: 'lamda-us-east-1', impacted: [] } }
    expect(() => derive({ summaries, namedServices: wrong })).toThrow('lamda-us-east-1 is not a key of the public feed')
  })

  it('stops when the recorded history holds something that cannot be read', () => {
    const broken = {
      ...HISTORY,
      'sqs-us-east-1': [{ ...HISTORY['ec2-us-east-1'][0], arn: 'arn:2', date: 'yesterday' }],
    }
    expect(() => derive(HAND_WRITTEN, broken)).toThrow('event 1 of service sqs-us-east-1')
  })
})
