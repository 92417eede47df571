/** The line under an incident's name: by the clock of the lists, and over only where AWS said so. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { IncidentView } from '@/lib/incidents/contract'
import { buildIncidentView } from '@/lib/testing/build-incident-view'
import { IncidentExtent } from './incident-extent'

function words(overrides: Partial<IncidentView>): string {
  const markup = renderToStaticMarkup(<IncidentExtent incident={buildIncidentView(overrides)} />)
  return markup.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
}

const described = { clock: 'described' as const, from: '2018-05-07T14:19:00.000Z', to: '2018-05-07T15:20:00.000Z' }

describe('the line under an incident’s name', () => {
  it('goes by the clock that the lists go by, and says which', () => {
    expect(words({ impact: described })).toContain('7 May 2018, 14:19 UTC to 7 May 2018, 15:20 UTC, 1 h 01 m described')
    expect(words({ impact: { ...described, clock: 'declared' } })).toContain('1 h 01 m declared')
  })

  it('says that AWS never ended it, also where a text describes an end', () => {
    expect(words({ impact: described, endedAt: null, endUnknown: true })).toMatch(/described\. AWS never said/)
    expect(words({ impact: { ...described, to: null }, endedAt: null, endUnknown: true })).toMatch(
      /14:19 UTC described\. AWS never said/,
    )
  })

  it('tells no time of a day that alone is known', () => {
    const text = words({ impact: null, startedAt: '2025-10-19T07:00:00.000Z', endedAt: '2025-10-20T07:00:00.000Z' })
    expect(text).toContain('On 19 Oct 2025; no source names a time within the day')
    expect(text).not.toContain('07:00')
  })

  it('leads to whom it touches, where that was worked out', () => {
    const reach = { confirmed: 14, reported: 1, inferred: 80, unknown: 0, touched: 95, total: 212 }
    expect(words({ reach, affectedAccountCount: 14 })).toMatch(
      /touches 95 of 212 accounts ?14confirmed ?1reported ?80inferred/,
    )
    const markup = renderToStaticMarkup(<IncidentExtent incident={buildIncidentView({ id: '7', reach })} />)
    expect(markup).toContain('href="/incidents/7/blast-radius"')
    expect(words({ affectedAccountCount: 14 })).toContain('AWS named 14 accounts')
    expect(words({ affectedAccountCount: 14 })).not.toContain('touches')
  })

  it('names no clock of AWS for what people opened by hand', () => {
    expect(words({ impact: null, eventCount: 0 })).not.toContain('declared')
  })
})
