import { describe, expect, it } from 'vitest'
import type { NowView } from '@/lib/events/contract'
import type { FreshnessView } from '@/lib/source-health/contract'
import { buildEventSummary } from '@/lib/testing/build-event-summary'
import { SignedOutError } from '@/lib/wire/fetch-json'
import { knowledgeOf, noticeWords, nowMark, openWords } from './now-words'

const AT = Date.parse('2026-09-04T14:30:00Z')

function buildNow(overrides: Partial<NowView> = {}): NowView {
  return {
    open: [],
    openCount: 0,
    noticeCount: 0,
    upcomingCount: 0,
    currentReadAt: '2026-09-04T14:29:20.000Z',
    regionCount: 36,
    ...overrides,
  }
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
    expect(nowMark(buildNow(), 'known')).toBe('resolved')
    for (const knowledge of ['stale', 'never', 'lost', 'signed-out'] as const) {
      expect(nowMark(buildNow(), knowledge)).toBe('unknown')
    }
    expect(nowMark(undefined, 'known')).toBe('unknown')
  })
})

describe('what is open', () => {
  const open = [
    buildEventSummary({ id: '1', status: 'open', severity: 'disruption' }),
    buildEventSummary({ id: '2', status: 'open', severity: 'disruption' }),
    buildEventSummary({ id: '3', status: 'open', severity: null, peakSeverity: 'degradation' }),
    buildEventSummary({ id: '4', status: 'open', severity: null, peakSeverity: null }),
  ]

  it('is counted by severity, the worst first', () => {
    expect(openWords({ open, openCount: 4 })).toBe('2 disruptions, 1 degradation, 1 issue of unsaid severity open')
    expect(openWords({ open: [], openCount: 0 })).toBeNull()
    expect(nowMark({ open, openCount: 4 }, 'stale')).toBe('disruption')
  })

  it('is called issues where AWS tells the severity of none', () => {
    const unsaid = open.slice(3)
    expect(openWords({ open: unsaid, openCount: 1 })).toBe('1 issue open')
    expect(openWords({ open: unsaid, openCount: 1_200 })).toBe('1,200 issues open')
  })

  it('leaves notices apart', () => {
    expect(noticeWords({ noticeCount: 0 })).toBeNull()
    expect(noticeWords({ noticeCount: 1 })).toBe('1 notice')
    expect(noticeWords({ noticeCount: 50_188 })).toBe('50,188 notices')
  })

  it('is counted as a whole where not all are known', () => {
    expect(openWords({ open, openCount: 9 })).toBe('9 issues open')
  })
})
