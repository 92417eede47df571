import { describe, expect, it } from 'vitest'
import { listedFilter, rangeStart, tracedFilter } from './time-window'
import { parseTimelineState } from './view-state'

const NOW = Date.parse('2026-09-04T14:30:00Z')
const state = (query: string) => parseTimelineState(new URLSearchParams(query)).state
const listed = (query: string) => listedFilter(state(query), NOW)
const traced = (query: string) => {
  const { from, to } = tracedFilter(state(query), NOW)
  return [from?.slice(0, 10) ?? null, to?.slice(0, 10) ?? null]
}

describe('what is listed', () => {
  it('is the range up to now, and what is announced for today and tomorrow', () => {
    const to = '2026-09-06T00:00:00.000Z'
    expect(listed('')).toMatchObject({ from: null, to })
    expect(listed('range=90')).toMatchObject({ from: '2026-06-07T00:00:00.000Z', to })
    expect(listed('range=7')).toMatchObject({ from: '2026-08-29T00:00:00.000Z', to })
    expect(listed('range=all')).toMatchObject({ from: null, to })
  })

  it.each(['status=upcoming', 'status=open,upcoming', 'category=scheduledChange', 'q=certificate'])(
    'holds what is planned for later where it is asked for (%s)',
    (query) => expect(listed(query)).toMatchObject({ to: null }),
  )

  it('is the window alone where one is set', () => {
    expect(listed('range=365&from=2026-03-01&to=2026-03-05')).toMatchObject({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-05T00:00:00.000Z',
    })
    expect(listed('range=30&to=2026-03-05')).toMatchObject({ from: null, to: '2026-03-05T00:00:00.000Z' })
  })

  it('keeps the rest of the filter', () => {
    expect(listed('service=iam&q=token')).toMatchObject({ service: ['iam'], q: 'token' })
  })

  it('counts days so that the range holds as many as it says', () => {
    for (const range of ['7', '30', '90', '365', '1825'] as const) {
      const start = Date.parse(rangeStart(range, NOW) ?? '')
      expect((Date.parse('2026-09-05') - start) / 86_400_000).toBe(Number(range))
    }
  })
})

describe('what the trace spans', () => {
  it('is the range whole, with or without a window in it', () => {
    expect(traced('')).toEqual([null, '2026-09-05'])
    expect(traced('range=90')).toEqual(['2026-06-07', '2026-09-05'])
    expect(traced('range=365&from=2026-03-01&to=2026-03-05')).toEqual(['2025-09-05', '2026-09-05'])
    expect(traced('range=all&from=2018-05-07&to=2018-05-08')).toEqual([null, '2026-09-05'])
  })

  it('grows to hold a window that lies outside of the range', () => {
    expect(traced('range=30&from=2026-01-01&to=2026-02-01')).toEqual(['2026-01-01', '2026-09-05'])
    expect(traced('range=30&from=2026-09-01&to=2026-10-01')).toEqual(['2026-08-06', '2026-10-01'])
  })

  it('frames a window that comes without a range', () => {
    expect(traced('from=2018-05-07&to=2018-05-08')).toEqual(['2018-04-22', '2018-05-24'])
    expect(traced('from=2026-09-01')).toEqual(['2026-08-17', '2026-09-05'])
    expect(traced('to=2018-05-08')).toEqual([null, '2026-09-05'])
  })
})
