import { describe, expect, it } from 'vitest'
import type { NowView } from '@/lib/events/contract'
import type { NowIncidentsView } from '@/lib/incidents/contract'
import type { FreshnessView } from '@/lib/source-health/contract'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { SignedOutError } from '@/lib/wire/fetch-json'
import { knowledgeOf, noticeWords, nowMark, openWords } from './now-words'

const AT = Date.parse('2026-09-04T14:30:00Z')

function buildNow(overrides: Partial<NowView> = {}): NowView {
  return {
    openCount: 0,
    noticeCount: 0,
    upcomingCount: 0,
    currentReadAt: '2026-09-04T14:29:20.000Z',
    regionCount: 36,
    ...overrides,
  }
}

function buildIncidents(overrides: Partial<NowIncidentsView> = {}): NowIncidentsView {
  return { incidents: [], count: 0, unacknowledgedCount: 0, ...overrides }
}

function buildFreshness(overrides: Partial<FreshnessView> = {}): FreshnessView {
  return {
    state: 'ok',
    partly: false,
    checkedAt: '2026-09-04T14:29:20.000Z',
    pollSeconds: 60,
    troubles: [],
    ...overrides,
  }
}

const know = (overrides: Partial<Parameters<typeof knowledgeOf>[0]> = {}) =>
  knowledgeOf({ now: buildNow(), freshness: buildFreshness(), errors: [null, null], at: AT, ...overrides })

describe('what is known now', () => {
  it('is known only while the feed is read on time', () => {
    expect(know()).toBe('known')
    expect(know({ freshness: buildFreshness({ state: 'late' }) })).toBe('stale')
    expect(know({ freshness: buildFreshness({ state: 'failing' }) })).toBe('stale')
    expect(know({ at: AT + 3_600_000 })).toBe('stale')
    expect(know({ freshness: undefined })).toBe('stale')
  })

  it('is nothing before the first poll, and nothing new without the server', () => {
    expect(know({ now: buildNow({ currentReadAt: null }), freshness: buildFreshness({ checkedAt: null }) })).toBe(
      'never',
    )
    expect(know({ now: undefined, freshness: undefined })).toBe('never')
    expect(know({ errors: [null, new Error('No answer')] })).toBe('lost')
  })

  it('is nothing new for somebody whose session is over, whichever answer said so', () => {
    const refusal = new SignedOutError('You are signed out.')
    expect(know({ errors: [refusal, null] })).toBe('signed-out')
    expect(know({ errors: [new Error('No answer'), refusal] })).toBe('signed-out')
  })

  it('is marked as resolved in one case alone', () => {
    const calm = { incidents: buildIncidents(), now: buildNow() }
    expect(nowMark(calm, 'known')).toBe('resolved')
    for (const knowledge of ['stale', 'never', 'lost', 'signed-out'] as const) {
      expect(nowMark(calm, knowledge)).toBe('unknown')
    }
    expect(nowMark({ ...calm, now: undefined }, 'known')).toBe('unknown')
    expect(nowMark({ ...calm, incidents: undefined }, 'known')).toBe('unknown')
    expect(nowMark({ ...calm, now: buildNow({ openCount: 1 }) }, 'known')).toBe('informational')
    expect(nowMark({ incidents: undefined, now: buildNow({ openCount: 1 }) }, 'known')).toBe('unknown')
  })
})

describe('what goes on', () => {
  const worst = buildIncidentSummary({ status: 'detected', endedAt: null, awsSeverity: 'disruption' })
  const say = (incidents: Partial<NowIncidentsView>, now: Partial<NowView> = {}) =>
    openWords({ incidents: buildIncidents(incidents), now: buildNow(now) }, 'known')

  it('is counted, and whether somebody has it is said', () => {
    expect(say({ count: 1, unacknowledgedCount: 1 })).toBe('1 incident open, unacknowledged')
    expect(say({ count: 1_200, unacknowledgedCount: 1_100 })).toBe('1,200 incidents open, 1,100 unacknowledged')
    expect(say({ count: 2 })).toBe('2 incidents open, in hand')
    expect(nowMark({ incidents: buildIncidents({ incidents: [worst], count: 1 }), now: buildNow() }, 'stale')).toBe(
      'disruption',
    )
  })

  it('is what AWS lists where people have resolved what they had', () => {
    expect(say({}, { openCount: 2 })).toBe('No incident open; AWS still lists 2 issues')
  })

  it('is nothing only where that is known', () => {
    expect(say({})).toBe('AWS lists nothing open')
    expect(say({}, { noticeCount: 1 })).toBe('No issue open')
    expect(openWords({ incidents: buildIncidents(), now: buildNow() }, 'stale')).toBe('Not known')
    expect(openWords({ incidents: undefined, now: buildNow() }, 'known')).toBe('Not known')
  })

  it('leaves notices apart', () => {
    expect(noticeWords({ noticeCount: 0 })).toBeNull()
    expect(noticeWords({ noticeCount: 1 })).toBe('1 notice')
    expect(noticeWords({ noticeCount: 1_204 })).toBe('1,204 notices')
  })
})
