import { describe, expect, it } from 'vitest'
import { requestedAnswer, requestedHistory } from './request'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const page = (query: string) =>
  requestedHistory(new URLSearchParams(query), 'Europe/Berlin', '2011-01-01..2026-11-23', NOW)

describe('a page', () => {
  it('is of the whole record, with listed services, in the zone of its reader, where it is asked for nothing', () => {
    const { state, period, problems } = page('')
    expect(problems).toEqual({})
    expect(period).toMatchObject({ key: '2011-01-01..2026-11-23', zone: 'Europe/Berlin' })
    expect(state).toMatchObject({ compare: [], year: null, allRows: false, filter: { named: true, clock: 'declared' } })
  })

  it('takes the days of its form for a period', () => {
    expect(page('first=2018-05-01&last=2018-05-07').period.key).toBe('2018-05-01..2018-05-07')
    expect(page('first=&last=2018-05-07').period.key).toBe('2018-05-07..2018-05-07')
    expect(page('first=2018-05-09&last=2018-05-07').problems).toHaveProperty('period')
  })

  it('compares Regions instead of choosing some', () => {
    const { state } = page('compare=us-east-1,US-WEST-2&compare=us-east-1&region=eu-west-1')
    expect(state).toMatchObject({ compare: ['us-east-1', 'us-west-2'], filter: { region: [] } })
  })

  it('names what is wrong, and leaves it out', () => {
    const { state, problems } = page('compare=a,b,c,d,e&year=long+ago&rows=some&clock=sundial&zone=Nowhere')
    expect(Object.keys(problems).sort()).toEqual(['clock', 'compare', 'rows', 'year', 'zone'])
    expect(state).toMatchObject({ compare: [], year: null, allRows: false })
    expect(page('compare=us+east').problems).toHaveProperty('compare')
  })

  it('forgets a year of days that the period does not hold', () => {
    expect(page('period=2018&year=2018').state.year).toBe(2018)
    expect(page('period=2018&year=2017')).toMatchObject({ state: { year: null }, problems: {} })
    expect(page('period=2018&year=2019').state.year).toBeNull()
  })
})

describe('a program', () => {
  it('is answered by months unless it asks for another cut', () => {
    const by = (query: string) => requestedAnswer(`http://localhost/api/v1/history?${query}`, NOW).by
    expect([by(''), by('by=day'), by('by=hour-of-week')]).toEqual(['month', 'day', 'hour-of-week'])
    expect(() => by('by=fortnight')).toThrow(/Parameter by must be day, month, quarter, hour-of-week/)
    expect(() => by('zone=Nowhere')).toThrow(/Parameter zone/)
  })

  it('is refused more cells than anybody reads, which would keep everybody waiting', () => {
    const ask = (query: string) => () => requestedAnswer(`http://localhost/api/v1/history?${query}`, NOW)
    expect(ask('from=1970-01-01&to=9999-12-31&by=day')).toThrow(/Parameter by .* 10,000 days/)
    expect(ask('from=1970-01-01&to=9999-12-31')).toThrow(/Parameter by .* 10,000 months/)
    expect(ask('to=9999-12-31&by=day')).toThrow(/Parameter by/)
    expect(ask('from=2000-01-01&by=day')).not.toThrow()
    expect(ask('from=1970-01-01&to=2500-01-01')).not.toThrow()
  })
})
