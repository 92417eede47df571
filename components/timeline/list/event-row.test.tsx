import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { EventSummaryView } from '@/lib/events/contract'
import { buildEventSummary } from '@/lib/testing/build-event-summary'
import { EventRow } from './event-row'

function render(overrides: Partial<EventSummaryView> = {}, fresh = false): string {
  return renderToStaticMarkup(
    <EventRow
      event={buildEventSummary(overrides)}
      index={0}
      count={1}
      day="2018-05-07"
      zone="UTC"
      href="/?event=1"
      fresh={fresh}
      selected={false}
    />,
  )
}

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a row of the list', () => {
  it('says what, where, when by which clock, how long, and that it is over', () => {
    const text = words(render({ summary: '[RESOLVED] Elevated propagation times' }))
    expect(text).toContain('Degradation at its worst')
    expect(text).toContain('Elevated propagation times')
    expect(text).not.toContain('[RESOLVED]')
    expect(text).toContain('described 14:19–15:20 1 h 01 m Resolved')
  })

  it('links to the event, with and without scripts', () => {
    expect(render()).toContain('href="/?event=1"')
  })

  it('uses the declared times where the text gives no end but the record does', () => {
    const impact = { clock: 'described' as const, from: '2018-05-07T14:19:00.000Z', to: null }
    expect(words(render({ impact }))).toContain('15:50–16:32 42 m')
  })

  it('never calls resolved what AWS did not', () => {
    const unended = { status: 'open', endedAt: null, impact: null, endUnknown: true }
    expect(words(render(unended))).toContain('from 15:50 not said End unknown')
    expect(words(render({ ...unended, endUnknown: false }))).toMatch(/since 15:50 .* Open/)
    expect(words(render({ status: 'upcoming', endedAt: null, impact: null }))).toContain('Upcoming')
  })

  it('says when only the day is known, and where it is known from if not from AWS itself', () => {
    const text = words(render({ timePrecision: 'day', sources: ['bundled'] }))
    expect(text).toContain('day known only')
    expect(text).toContain('bundled')
    expect(words(render({ sources: ['public-feed', 'bundled'] }))).not.toContain('bundled')
  })

  it('counts the accounts that AWS named, and is silent where it names none', () => {
    expect(words(render({ affectedAccountCount: 14 }))).toContain('14 accts')
    expect(render({ affectedAccountCount: 14 })).toContain('aria-label="confirmed"')
    expect(words(render({ affectedAccountCount: 1 }))).toContain('1 acct ')
    expect(words(render())).not.toContain('acct')
  })

  it('does not stand out for a notice that is open, and says what it is', () => {
    const open = { status: 'open', endedAt: null, impact: null, peakSeverity: null }
    const notice = render({ ...open, category: 'accountNotification' })
    expect(words(notice)).toContain('Notification')
    expect(notice).not.toContain('data-open')
    expect(render({ ...open, category: 'issue' })).toContain('data-open="informational"')
  })

  it('shows that nobody was looking when it began', () => {
    expect(render({ covered: false })).toContain('data-uncovered')
    expect(render({ covered: false })).toContain('Nobody was looking when it began')
    expect(render()).not.toContain('data-uncovered')
  })

  it('leads to its incident', () => {
    const incident = { id: '12', title: 'Two services failed', status: 'resolved' as const, severity: 'SEV3' as const }
    expect(render({ incident })).toContain('href="/incidents/12"')
    expect(render({ incident })).toContain('aria-label="Incident 12, SEV3: Two services failed"')
    expect(render()).not.toContain('/incidents/')
  })

  it('is marked while it is new', () => {
    expect(words(render({}, true))).toContain('New')
    expect(words(render())).not.toContain('New')
  })
})
