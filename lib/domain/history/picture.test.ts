import { describe, expect, it } from 'vitest'
import { parsePeriod } from '@/lib/domain/impact/period'
import { barsDown, barsUp } from './day-bars'
import { type PictureOf, pictureOf } from './picture'
import { buildOutage } from './test-outage'

const MINUTE = 60_000
const NOW = Date.parse('2026-06-01T00:00Z')
const period = parsePeriod('2026-03', 'UTC', NOW) ?? { from: 0, to: 0, zone: 'UTC' }
const of: PictureOf = { period, unit: 'day', rowsBy: 'service', first: [], clock: 'declared', known: [], now: NOW }
const at = (time: string) => Date.parse(`2026-03-${time}Z`)
const hit = (incidentId: string, service: string | null, from: string, to: string, region = 'us-east-1') =>
  buildOutage({ incidentId, service, region, startedAt: at(from), endedAt: at(to) })

const lambda = hit('1', 'lambda', '01T10:00', '01T11:00')
const overlapping = hit('2', 'lambda', '01T10:30', '01T12:00', 'eu-west-1')
const iam = hit('3', 'iam', '05T00:00', '05T03:00', 'global')
const untold = hit('4', null, '07T00:00', '07T00:10')

describe('a picture', () => {
  it('counts overlapping outages once in the whole and in each row', () => {
    const { declared, rows, msByClock, hours } = pictureOf(
      { declared: [lambda, overlapping, iam, untold], touched: null },
      of,
    )
    expect(declared.measures.ms).toBe((120 + 180 + 10) * MINUTE)
    expect(rows.map(({ key, ms, incidentIds }) => [key, ms / MINUTE, incidentIds.length])).toEqual([
      ['iam', 180, 1],
      ['lambda', 120, 2],
      [null, 10, 1],
    ])
    expect(msByClock).toEqual({ declared: 310 * MINUTE, described: 0, recovered: 0, observed: 0 })
    expect(hours.reduce((sum, ms) => sum + ms, 0)).toBe(declared.measures.ms)
    expect(declared.measures.began).toEqual([at('01T10:00'), at('01T10:30'), at('05T00:00'), at('07T00:00')])
  })

  it('has a row for each Region where these are compared', () => {
    const { rows } = pictureOf({ declared: [lambda, overlapping, iam], touched: null }, { ...of, rowsBy: 'region' })
    expect(rows.map(({ key }) => key)).toEqual(['global', 'eu-west-1', 'us-east-1'])
  })

  it('has a row for what must have one, first and in its order, also where nothing was', () => {
    const first = ['us-east-1', 'us-west-2']
    const told = { declared: [lambda, overlapping, iam], touched: [] }
    const { rows } = pictureOf(told, { ...of, rowsBy: 'region', first })
    expect(rows.map(({ key, ms, touched }) => [key, ms, touched?.ms])).toEqual([
      ['us-east-1', 60 * MINUTE, 0],
      ['us-west-2', 0, 0],
      ['global', 180 * MINUTE, 0],
      ['eu-west-1', 90 * MINUTE, 0],
    ])
  })

  it('puts what touched us beside each row; null where it is not known', () => {
    const cut = { ...lambda, spans: { ...lambda.spans, declared: [[at('01T10:00'), at('01T10:15')] as const] } }
    const { rows, touched } = pictureOf({ declared: [lambda, iam], touched: [cut] }, of)
    expect(touched?.measures.ms).toBe(15 * MINUTE)
    expect(rows.map((row) => [row.key, row.touched?.ms, row.touched?.cells.length])).toEqual([
      ['iam', 0, 0],
      ['lambda', 15 * MINUTE, 1],
    ])
    expect(pictureOf({ declared: [lambda], touched: null }, of)).toMatchObject({
      touched: null,
      rows: [{ touched: null }],
    })
  })

  it('has a trace in which each incident begins once', () => {
    const { declared } = pictureOf({ declared: [lambda, overlapping, iam], touched: null }, of)
    expect(declared.trace.map(({ events, began, worst }) => [events, began, worst])).toEqual([
      [2, 2, 'degradation'],
      [1, 1, 'degradation'],
    ])
  })

  it('keeps of the record what lies in the period and has passed', () => {
    const known = [[0, at('02T00:00')] as const, [at('20T00:00'), NOW * 2] as const]
    expect(pictureOf({ declared: [], touched: null }, { ...of, known }).known).toEqual([
      [period.from, at('02T00:00')],
      [at('20T00:00'), period.to],
    ])
  })
})

describe('bars of days', () => {
  const cell = (index: number, ms: number, worst: 'disruption' | null = 'disruption') => ({
    index,
    ms,
    incidents: 1,
    worst,
  })

  it('are longer the longer it lasted, and never longer than the line has room', () => {
    const heights = [0, 1, 60, 1_440, 100_000].map((minutes) => {
      const [path] = barsDown([cell(0, minutes * MINUTE)])
      return Number(path?.d.split('V')[1])
    })
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(new Set(heights.slice(0, 4)).size).toBe(4)
    expect(heights.at(-1)).toBe(heights[3])
  })

  it('have one head for days that follow each other, and a path for each status', () => {
    const paths = barsUp([cell(0, MINUTE), cell(1, MINUTE), cell(5, MINUTE), cell(9, MINUTE, null)])
    expect(paths.map(({ worst }) => worst)).toEqual([null, 'disruption'])
    expect(paths[1]?.d.match(/h4v-4h-4z/g)).toHaveLength(2)
    expect(paths[1]?.d.match(/V/g)).toHaveLength(3)
  })
})
