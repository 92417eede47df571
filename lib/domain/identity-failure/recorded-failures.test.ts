/** Reads the recorded identity events of 2016 to 2019 and of 2026, where they are at hand, and asserts facts only. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainText } from '@/lib/domain/impact-windows/plain-text'
import { splitServiceKey } from '../service-id'
import type { IdentityEvent } from './identity-event'
import { readIdentityFailure } from './read-failure'
import { shortStatements } from './testing/build-identity-event'

interface RecordedEvent {
  service?: string
  date: number | string
  summary: string
  status: string
  event_log: { message: string; timestamp: number }[]
  impacted_services?: Record<string, { current: string; max: string }>
}

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/public-feed')
const HISTORY = path.join(FOLDER, 'historyevents-2016-2019.json')
const CURRENT = path.join(FOLDER, 'currentevents-2026-09-04.json')
const isHere = existsSync(HISTORY) && existsSync(CURRENT)

const history: Record<string, RecordedEvent[]> = isHere ? JSON.parse(readFileSync(HISTORY, 'utf8')) : {}
const current: RecordedEvent[] = isHere ? JSON.parse(readFileSync(CURRENT, 'utf8')) : []

function eventOf(key: string, recorded: RecordedEvent, isOver: boolean): IdentityEvent {
  const { service, region } = splitServiceKey(key)
  return {
    id: '1',
    service,
    region: region ?? 'global',
    summary: recorded.summary,
    isOver,
    updates: recorded.event_log.map(({ message, timestamp }) => ({
      observedAt: new Date(timestamp * 1000).toISOString(),
      text: message,
      isWhole: false,
    })),
    impactedServices: Object.entries(recorded.impacted_services ?? {}).map(([id, status]) => {
      const impacted = splitServiceKey(id)
      return { ...impacted, region: impacted.region ?? 'global', isOver: status.current === '0' && status.max !== '0' }
    }),
  }
}

function readOn(key: string, day: string) {
  const found = history[key]?.find(({ date }) => new Date(Number(date) * 1000).toISOString().startsWith(day))
  if (found === undefined) throw new Error(`${key} has no event on ${day}`)
  return readIdentityFailure([eventOf(key, found, true)], { partition: 'aws' })
}

const CHANGES = '- Creating or changing users, roles and policies'
const EXISTING = '+ Using existing users, roles and credentials kept working @global'
const BY_DESIGN =
  '+ Using existing users, roles and credentials should have kept working: each Region authorizes from its own copy @global (source)'

describe.skipIf(!isHere)('recorded texts (skipped where ../shared/data is absent)', () => {
  test.each([
    [
      'iam',
      '2018-05-07',
      ['control-plane', 'propagation'],
      [
        `${CHANGES} failed at times @global`,
        '- Using newly made users, roles and credentials failed at times @global',
        EXISTING,
      ],
    ],
    ['iam', '2019-11-12', ['control-plane'], ['- Calling the IAM API failed at times @global', BY_DESIGN]],
    ['iam', '2018-10-25', ['control-plane'], [`${CHANGES} was slow @global`, EXISTING]],
    [
      'iam',
      '2019-12-19',
      ['sign-in'],
      ['- Signing in with SAML failed at times @global', '+ Signing in any other way kept working @global'],
    ],
    ['iam-us-east-1', '2016-12-06', ['propagation'], ['- Spreading changes to the Regions was slow @global', EXISTING]],
    [
      'iam-us-gov-west-1',
      '2018-04-06',
      ['control-plane'],
      [
        `${CHANGES} failed at times @global`,
        '- Calling the IAM API failed at times @global',
        '- Using the IAM console failed at times @global',
        EXISTING,
      ],
    ],
    [
      'sso-us-east-1',
      '2018-08-20',
      ['sign-in'],
      ['- Signing in through IAM Identity Center failed at times @us-east-1'],
    ],
  ])('%s on %s', (key, day, kinds, statements) => {
    const failure = readOn(key, day)
    expect(failure?.kinds).toEqual(kinds)
    expect(shortStatements(failure)).toEqual(statements)
  })

  test('STS and SAML in one Region, said by an event of several services', () => {
    const found = current.filter(({ service }) => service === 'multipleservices-us-west-2')
    const events = found.map((each) => eventOf(each.service ?? '', each, each.status === '0'))
    const failure = readIdentityFailure(events, { partition: 'aws' })
    expect(failure?.kinds).toEqual(['data-plane', 'sign-in'])
    expect(shortStatements(failure)).toEqual([
      '- Getting temporary credentials from STS failed at times @us-west-2',
      '- Signing in with SAML failed at times @us-west-2',
    ])
  })

  test('each sentence stands in what was said, at any time of any event', () => {
    const sentences = Object.entries(history).flatMap(([key, events]) =>
      events.flatMap((recorded) => {
        const all = recorded.event_log.map(({ message }) => plainText(message)).concat(plainText(recorded.summary))
        return sentencesOverTime(key, recorded).map((sentence) => all.some((text) => text.includes(sentence)))
      }),
    )
    expect(sentences.length).toBeGreaterThan(50)
    expect(sentences).not.toContain(false)
  })
})

/** The sentences of all readings while an event went on. */
function sentencesOverTime(key: string, recorded: RecordedEvent): string[] {
  return recorded.event_log.flatMap((_, last) => {
    const event = eventOf(key, { ...recorded, event_log: recorded.event_log.slice(0, last + 1) }, false)
    const failure = readIdentityFailure([event], { partition: 'aws' })
    return (failure?.statements ?? []).flatMap(({ sentence }) => sentence ?? [])
  })
}
