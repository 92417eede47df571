/** When saved summaries are due: whole periods of a zone, whatever its clocks do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockParts } from '../zone'
import { dueAfter, lastWhole, latestDue, REPORT_UNITS, type ReportSchedule } from './report-schedule'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)
const told = ({ at: due, period }: ReturnType<typeof dueAfter>) => [new Date(due).toISOString(), period.key]
const berlin = (unit: ReportSchedule['unit'], hour = 7): ReportSchedule => ({ unit, zone: 'Europe/Berlin', hour })

describe('the next time', () => {
  it('is on the first day after the period, at the hour of the zone', () => {
    const next = (unit: ReportSchedule['unit'], now: string) => told(dueAfter(berlin(unit), at(now)))
    expect(next('month', '2026-11-23T12:00Z')).toEqual(['2026-12-01T06:00:00.000Z', '2026-11'])
    expect(next('month', '2026-06-23T12:00Z')).toEqual(['2026-07-01T05:00:00.000Z', '2026-06'])
    expect(next('week', '2026-11-23T12:00Z')).toEqual(['2026-11-30T06:00:00.000Z', '2026-W48'])
    expect(next('quarter', '2026-11-23T12:00Z')).toEqual(['2027-01-01T06:00:00.000Z', '2026-Q4'])
    expect(next('year', '2026-11-23T12:00Z')).toEqual(['2027-01-01T06:00:00.000Z', '2026'])
  })

  it('is still today before the hour, and a period later from the hour on', () => {
    expect(told(dueAfter(berlin('month'), at('2026-12-01T05:59:59.999Z')))).toEqual([
      '2026-12-01T06:00:00.000Z',
      '2026-11',
    ])
    expect(told(dueAfter(berlin('month'), at('2026-12-01T06:00Z')))).toEqual(['2027-01-01T06:00:00.000Z', '2026-12'])
  })

  it('is the first moment after an hour that clocks skip, and the first of one that they show twice', () => {
    // Clocks go back on 1 November 2026 in Los Angeles.
    const angeles: ReportSchedule = { unit: 'month', zone: 'America/Los_Angeles', hour: 1 }
    expect(told(dueAfter(angeles, at('2026-10-20T00:00Z')))).toEqual(['2026-11-01T08:00:00.000Z', '2026-10'])
    // Havana skipped the first hour of 1 April 2012.
    const havana: ReportSchedule = { unit: 'month', zone: 'America/Havana', hour: 0 }
    const due = dueAfter(havana, at('2012-03-20T00:00Z'))
    expect(clockParts(due.at, 'America/Havana')).toMatchObject({ key: '2012-04-01', hour: '01', minute: '00' })
  })
})

describe('what was missed', () => {
  it('is the last one alone', () => {
    expect(told(latestDue(berlin('week'), at('2026-11-23T12:00Z')))).toEqual(['2026-11-23T06:00:00.000Z', '2026-W47'])
    expect(told(latestDue(berlin('week'), at('2026-11-23T05:59Z')))).toEqual(['2026-11-16T06:00:00.000Z', '2026-W46'])
  })
})

const schedule = fc.record({
  unit: fc.constantFrom(...REPORT_UNITS),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo'),
  hour: fc.integer({ min: 0, max: 23 }),
})
const moment = fc.integer({ min: at('1990-01-01'), max: at('2040-01-01') })

describe('at any moment, of any schedule', () => {
  it('the next is later, the last is not, and none lies between', () => {
    fc.assert(
      fc.property(schedule, moment, (given, now) => {
        const next = dueAfter(given, now)
        const last = latestDue(given, now)
        expect(next.at).toBeGreaterThan(now)
        expect(last.at).toBeLessThanOrEqual(now)
        expect(dueAfter(given, last.at)).toEqual(next)
        expect(latestDue(given, next.at)).toEqual(next)
        expect(last.period.to).toBe(next.period.from)
      }),
      { numRuns: 300 },
    )
  })

  it('a summary is due within a day after its period, which was over', () => {
    fc.assert(
      fc.property(schedule, moment, (given, now) => {
        const { at: due, period } = dueAfter(given, now)
        expect(due).toBeGreaterThanOrEqual(period.to)
        expect(due - period.to).toBeLessThanOrEqual(25 * HOUR)
        expect(lastWhole(given, due)).toEqual(period)
      }),
      { numRuns: 300 },
    )
  })
})
