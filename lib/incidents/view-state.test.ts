import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES, NO_FILTER, STATUSES } from '@/lib/events/filter'
import { incidentsOnly, shownView } from './view-state'

const asking = (part: Partial<typeof NO_FILTER>) => ({ view: 'incidents', filter: { ...NO_FILTER, ...part } })

describe('the view that is shown', () => {
  it('is that of incidents where an incident can match', () => {
    expect(shownView(asking({}))).toBe('incidents')
    expect(shownView(asking({ category: ['issue', 'scheduledChange'], status: ['open', 'upcoming'] }))).toBe(
      'incidents',
    )
  })

  it('is that of events where only notices and plans can', () => {
    expect(shownView(asking({ category: ['accountNotification'] }))).toBe('events')
    expect(shownView(asking({ status: ['upcoming'] }))).toBe('events')
  })

  it('is whatever else was asked for', () => {
    expect(shownView({ view: 'lanes', filter: { ...NO_FILTER, status: ['upcoming'] } })).toBe('lanes')
  })

  it('is that of incidents again once what only events can be was let go', () => {
    const filters = fc.record({
      category: fc.subarray([...CATEGORIES]),
      status: fc.subarray([...STATUSES]),
    })
    fc.assert(
      fc.property(filters, (part) => {
        expect(shownView(asking(incidentsOnly({ ...NO_FILTER, ...part })))).toBe('incidents')
      }),
    )
  })
})
