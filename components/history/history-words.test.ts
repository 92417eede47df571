import { describe, expect, it } from 'vitest'
import { parsePeriod } from '@/lib/domain/impact/period'
import type { HistoryState } from '@/lib/history/contract'
import { NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { beginnings, columnGroups, columnHead } from './grid-columns'
import { historyHref, rowsHref } from './history-href'
import { cellName, rowName, tallyWords } from './history-words'
import { hoursWords } from './hours-heat'
import { formulaWords, intervalWords, knownShare } from './measure-words'
import { rowFilter } from './row-filter'
import { shownRows } from './shown-rows'
import { aboutWords } from './view-words'

const HOUR = 3_600_000
const filter = { ...NO_IMPACT_FILTER, named: true }
const state: HistoryState = { period: { key: '2018', zone: 'UTC' }, filter, compare: [], year: null, allRows: false }

describe('words of history', () => {
  it('name cells and what was in them', () => {
    expect([cellName('2018-05-07', 'day'), cellName('2018-05-01', 'month'), cellName('2018-04-01', 'quarter')]).toEqual(
      ['7 May 2018', 'May 2018', 'Q2 2018'],
    )
    expect(tallyWords({ worst: 'disruption', ms: 61 * 60_000, incidents: 1 })).toBe('disruption, 1 h 01 m, 1 incident')
    expect(tallyWords({ worst: null, ms: 0, incidents: 2 })).toBe('severity not said, no time told, 2 incidents')
    expect([
      rowName(null, 'service', {}),
      rowName('iam', 'service', { iam: 'AWS IAM' }),
      rowName('x', 'service', {}),
    ]).toEqual(['Not said what', 'AWS IAM', 'x'])
    expect([rowName('us-east-1', 'region', {}), rowName('global', 'region', {})]).toEqual([
      'us-east-1, N. Virginia',
      'global',
    ])
  })

  it('say how a figure comes about', () => {
    const part = { share: 0.9, hitMs: HOUR, passedMs: 10 * HOUR, knownMs: HOUR }
    expect(formulaWords({ ...part, isAtMost: false })).toBe('1 − 1 h 00 m ÷ 10 h 00 m')
    expect(formulaWords({ ...part, isAtMost: true })).toBe('1 − 1 h 00 m ÷ 10 h 00 m; 10 % of that is on record')
    expect(formulaWords({ ...part, share: null, isAtMost: true })).toBe('the time has not begun')
    expect([knownShare(0, 5), knownShare(1, 1_000), knownShare(5, 5)]).toEqual(['none', 'less than 1 %', '100 %'])
    const some = { count: 2, median: 2 * HOUR, shortest: HOUR, longest: 3 * HOUR }
    expect(intervalWords(some)).toBe('median 2 h 00 m, shortest 1 h 00 m')
    expect(intervalWords({ ...some, count: 1 })).toBe('2 h 00 m, once')
    expect(intervalWords({ ...some, count: 0, median: null })).toBe('fewer than two began')
  })

  it('say what a view is of', () => {
    const period = parsePeriod('2018', 'UTC', 0)
    if (period === null) throw new Error('no period')
    expect(aboutWords(state, period, {})).toBe('All services in all Regions · 2018 · as AWS declared it · days in UTC')
    const chosen = { ...filter, service: ['iam', 'sts', 'a', 'b', 'c'], region: ['us-east-1'] }
    expect(aboutWords({ ...state, filter: chosen }, period, { iam: 'AWS IAM' })).toBe(
      'AWS IAM, sts, a and 2 more in us-east-1 · 2018 · as AWS declared it · days in UTC',
    )
    expect(aboutWords({ ...state, compare: ['us-east-1', 'us-west-2'] }, period, {})).toContain(
      'in us-east-1 and us-west-2',
    )
  })

  it('say when in the week it hit', () => {
    const hours = new Array<number>(168).fill(0)
    expect(hoursWords(hours)).toBe('This clock tells of no time in the period.')
    hours[33] = 3 * HOUR
    hours[167] = HOUR
    expect(hoursWords(hours)).toContain('Hit most: the hour from Tue 09:00, 3 h 00 m in all.')
    expect(hoursWords(hours)).toContain('have 25 % of the time')
  })
})

describe('addresses of history', () => {
  it('always say whether listed services count', () => {
    expect(historyHref(state)).toBe('/history?period=2018&zone=UTC&named=true')
    expect(historyHref(state, { filter: { ...filter, named: false } })).toBe(
      '/history?period=2018&zone=UTC&named=false',
    )
    expect(historyHref(state, { compare: ['us-east-1', 'us-west-2'], year: 2018, allRows: true })).toBe(
      '/history?period=2018&zone=UTC&named=true&compare=us-east-1%2Cus-west-2&year=2018&rows=all',
    )
    expect(rowsHref({ key: '2018-05', zone: 'UTC' }, { ...filter, service: ['iam'] })).toBe(
      '/impact/rows?figure=incidents&period=2018-05&zone=UTC&service=iam&named=true',
    )
  })

  it('ask for one row and nothing else', () => {
    const some = { ...filter, service: ['sts-us-east-1', 'iam'], region: ['us-east-1', 'us-west-2'] }
    expect(rowFilter(some, 'service', 'sts')?.service).toEqual(['sts-us-east-1'])
    expect(rowFilter(some, 'service', 'iam')?.service).toEqual(['iam'])
    expect(rowFilter(some, 'region', 'us-west-2')).toMatchObject({ region: ['us-west-2'], service: some.service })
    expect(rowFilter(some, 'service', null)).toBeNull()
  })
})

describe('the grid', () => {
  it('has its months under their years, and its days under their months', () => {
    const months = columnGroups({ unit: 'month', days: ['2018-11-01', '2018-12-01', '2019-01-01'] })
    expect(months).toEqual([
      { key: '2018', name: '2018', columns: 2 },
      { key: '2019', name: '2019', columns: 1 },
    ])
    expect(beginnings(months)).toEqual([0, 2])
    expect(
      columnGroups({ unit: 'day', days: ['2018-05-31', '2018-06-01'] }).map(({ key, name }) => [key, name]),
    ).toEqual([
      ['2018-05', 'May 2018'],
      ['2018-06', 'Jun 2018'],
    ])
    expect([
      columnHead('2018-05-07', 'day'),
      columnHead('2018-05-01', 'month'),
      columnHead('2018-04-01', 'quarter'),
    ]).toEqual(['7', 'M', '2'])
  })

  it('shows identity first and the twenty hit longest, all where that is asked for', () => {
    const rows = [...Array.from({ length: 24 }, (_, index) => ({ key: `s${index}` })), { key: 'iam' }]
    expect(shownRows(rows, state)).toMatchObject({ identity: [{ key: 'iam' }], left: 4 })
    expect(shownRows(rows, state).others).toHaveLength(20)
    expect(shownRows(rows, { ...state, allRows: true })).toMatchObject({ left: 0 })
    expect(shownRows(rows, { ...state, compare: ['us-east-1'] }).identity).toEqual([])
  })
})
