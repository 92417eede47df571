import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { NowView } from '@/lib/events/contract'
import { NO_FILTER } from '@/lib/events/filter'
import { parseTimelineState } from '@/lib/events/view-state'
import type { FreshnessView } from '@/lib/source-health/contract'
import { TimelineContext, type TimelineContextValue } from '../timeline-context'
import { NowKnowledge } from './now-knowledge'
import type { Knowledge } from './now-words'

const READ_AT = '2026-09-04T14:29:20.000Z'
const now: NowView = {
  openCount: 1,
  noticeCount: 12,
  upcomingCount: 2,
  currentReadAt: READ_AT,
  regionCount: 36,
}

const { state } = parseTimelineState(new URLSearchParams())
const timeline: TimelineContextValue = {
  state,
  readState: () => state,
  shown: 'incidents',
  problems: {},
  listed: NO_FILTER,
  traced: NO_FILTER,
  initialEvent: null,
  change: () => undefined,
  openEvent: () => undefined,
  closeEvent: () => undefined,
}

function say(knowledge: Knowledge, freshness: Partial<FreshnessView> = {}, seen: Partial<NowView> = {}): string {
  const view = { state: 'ok' as const, partly: false, checkedAt: READ_AT, pollSeconds: 60, troubles: [], ...freshness }
  const markup = renderToStaticMarkup(
    <TimelineContext.Provider value={timeline}>
      <NowKnowledge knowledge={knowledge} now={{ ...now, ...seen }} freshness={view} hasOpen />
    </TimelineContext.Provider>,
  )
  return markup.replace(/<[^>]+>/g, '')
}

describe('how well it is known what is open', () => {
  it('counts Regions and what is announced only while AWS is read on time', () => {
    expect(say('known')).toMatch(/^no other issue, 36 Regions polled .+ · 2 upcoming$/)
    expect(say('known', {}, { noticeCount: 0 })).toMatch(/^nothing else open, 36 Regions/)
  })

  it('says since when it is not known, and what is shown instead', () => {
    expect(say('stale', { state: 'failing' })).toBe(
      'The public feed cannot be reached since 4 Sep 2026, 14:29 UTC; showing what was stored',
    )
    expect(say('stale', { state: 'late' })).toContain('was last read at 4 Sep 2026, 14:29 UTC')
    expect(say('stale', { state: 'late', partly: true })).toContain('A part of what AWS says was last read at')
    expect(say('never', { state: 'failing', checkedAt: null })).toContain('has never been reached')
    expect(say('lost')).toBe('Faultline does not answer; this is what the page knew last')
    expect(say('signed-out')).toBe('You are signed out; this is what the page knew last')
  })
})
