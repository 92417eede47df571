/** What is shown before incidents are arranged: what changes, what stays, which events move. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { PreviewedEvent, PreviewedSide } from '@/lib/domain/arrangement-preview'
import { ArrangePreview } from './arrange-preview'
import { movedEvents } from './moved-events'

function event(id: string): PreviewedEvent {
  return {
    id,
    serviceName: `Service ${id}`,
    region: 'us-east-1',
    summary: `Fails ${id}`,
    startedAt: '2018-05-07T14:19:00.000Z',
  }
}

function side(ids: readonly string[], overrides: Partial<PreviewedSide> = {}): PreviewedSide {
  return {
    title: 'Launches fail',
    status: 'detected',
    severity: 'SEV3',
    startedAt: '2018-05-07T14:19:00.000Z',
    endedAt: null,
    eventCount: ids.length,
    events: ids.map(event),
    mergedInto: null,
    ...overrides,
  }
}

const textOf = (incidents: Parameters<typeof ArrangePreview>[0]['incidents']) =>
  renderToStaticMarkup(<ArrangePreview incidents={incidents} />)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the preview', () => {
  it('shows values that change before and after, and others once', () => {
    const text = textOf([
      {
        id: '5',
        before: side(['1']),
        after: side(['1', '2'], { title: 'EC2 fails', severity: 'SEV2', status: 'reopened' }),
      },
    ])
    expect(text).toContain('Launches fail becomes EC2 fails')
    expect(text).toContain('SEV3 becomes SEV2')
    expect(text).toContain('Detected becomes Reopened')
    expect(text).toContain('Events 1 becomes 2')
    expect(text.match(/7 May 2018, 14:19/g)).toHaveLength(1)
    expect(text).toContain('Come in: 1 event')
    expect(text).toContain('Service 2')
    expect(text).not.toContain('Leave')
  })

  it('says where an incident goes that is merged', () => {
    const text = textOf([{ id: '5', before: side(['1', '2']), after: side([], { mergedInto: '9' }) }])
    expect(text).toContain('It becomes a name of incident #9, which gets its 2 events. Links to it lead there.')
  })

  it('names a new incident as such', () => {
    expect(textOf([{ id: null, before: null, after: side(['1']) }])).toContain('A new incident')
  })

  it('shows what AWS wrote as text', () => {
    const hostile = { ...event('1'), summary: '<img src=x onerror=alert(1)>', serviceName: '<b>' }
    const html = renderToStaticMarkup(
      <ArrangePreview
        incidents={[{ id: '5', before: side([]), after: side([], { events: [hostile], eventCount: 1 }) }]}
      />,
    )
    expect(html).not.toMatch(/<(?:img|b)[ >]/)
  })
})

describe('movedEvents', () => {
  it('tells who comes and who leaves', () => {
    const moved = movedEvents({ before: side(['1', '2']), after: side(['2', '3']) })
    expect(moved?.coming.map(({ id }) => id)).toEqual(['3'])
    expect(moved?.leaving.map(({ id }) => id)).toEqual(['1'])
  })

  it('says nothing of single events where not all are shown', () => {
    expect(movedEvents({ before: side(['1']), after: side(['1', '2'], { eventCount: 900 }) })).toBeNull()
  })
})
