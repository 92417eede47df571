import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { IncidentRow } from './incident-row'

function render(overrides: Partial<IncidentSummaryView> = {}, fresh = false): string {
  return renderToStaticMarkup(
    <IncidentRow
      incident={buildIncidentSummary(overrides)}
      index={0}
      count={1}
      day="2018-05-07"
      zone="UTC"
      href="/incidents/1"
      fresh={fresh}
    />,
  )
}

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a row of an incident', () => {
  it('says what, where, when by which clock, how long, how much it matters and that it is over', () => {
    const text = words(render({ serviceCount: 49, eventCount: 49 }))
    expect(text).toContain('Disruption at its worst')
    expect(text).toContain('Amazon EC2 +48')
    expect(text).toContain('us-east-1')
    expect(text).toContain('49 events')
    expect(text).toMatch(/described 14:19–15:20 1 h 01 m SEV2 Resolved/)
    expect(render()).toContain('href="/incidents/1"')
    expect(render()).not.toContain('data-open')
  })

  it('cuts off neither how many services there are nor, on a narrow screen, the Region', () => {
    const markup = render({ serviceCount: 49 })
    expect(markup).toMatch(/<span class="[^"]*others[^"]*"> \+48<\/span>/)
    expect(markup).toMatch(/<span class="[^"]*place[^"]*">us-east-1<\/span><a /)
  })

  it('stands out while it goes on, by what AWS says now', () => {
    const markup = render({ status: 'investigating', endedAt: null, impact: null, eventCount: 0, peakSeverity: null })
    expect(markup).toContain('data-open="disruption"')
    expect(words(markup)).toContain('since 15:50')
    expect(words(markup)).toContain('Investigating')
    expect(render({ status: 'detected', endedAt: null, awsSeverity: 'degradation' })).toContain(
      'data-open="degradation"',
    )
  })

  it('never looks over where AWS never said so', () => {
    const markup = render({ status: 'detected', endedAt: null, endUnknown: true, impact: null, eventCount: 0 })
    expect(words(markup)).toContain('from 15:50 not said SEV2 End unknown')
    expect(markup).not.toContain('text-resolved')
    expect(markup).not.toContain('data-open')
  })

  it('says how many accounts are touched, each certainty by its shape and word', () => {
    const reach = { confirmed: 14, reported: 0, inferred: 80, unknown: 3, touched: 94, total: 212 }
    const markup = render({ reach, affectedAccountCount: 14 })
    expect(words(markup)).toContain(' 14 confirmed 80 inferred SEV2')
    expect(markup).toContain('title="touches 94 of 212 accounts: 14 named by AWS, 80 inferred, 3 unknown"')
    const nobody = { confirmed: 0, reported: 0, inferred: 0, unknown: 0, touched: 0, total: 212 }
    expect(words(render({ reach: nobody }))).toContain(' none SEV2')
    expect(words(render({ reach: { ...nobody, unknown: 3 } }))).toContain(' 3 unknown SEV2')
    expect(words(render({ reach: { ...nobody, unknown: 3 } }))).not.toContain('none')
  })

  it('says when only the day is known, whom it hit, who owns it, and that it is new', () => {
    expect(words(render({ impact: null }))).toContain('day known only')
    expect(words(render({ affectedAccountCount: 14 }))).toContain('14 accts')
    expect(words(render({ owner: { id: '1', name: 'Mira' } }))).toContain('Mira')
    const postmortem = { settled: 12, total: 31 }
    expect(words(render({ postmortem: { ...postmortem, state: 'draft' } }))).toContain('post-mortem 12/31')
    expect(words(render({ postmortem: { ...postmortem, state: 'published' } }))).toContain('post-mortem published')
    expect(words(render({}, true))).toContain('New')
    expect(render({ covered: false })).toContain('data-uncovered')
  })
})
