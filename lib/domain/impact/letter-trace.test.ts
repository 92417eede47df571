/** The days of a summary's trace. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tracedDays } from './letter-trace'
import { type Period, parsePeriod } from './period'

const NOW = Date.parse('2018-07-01T12:00Z')
const at = (text: string) => Date.parse(text)

function period(key: string, zone = 'UTC'): Period {
  const found = parsePeriod(key, zone, NOW)
  if (found === null) throw new Error(`${key} is no period.`)
  return found
}

const outage = (from: string, to: string | null, severity: 'disruption' | null = null, goesOn = false) => ({
  ...{ startedAt: at(from), endedAt: to === null ? null : at(to), severity, goesOn },
})

describe('tracedDays', () => {
  it('counts each day that it was in progress, and begins once', () => {
    const days = tracedDays([outage('2018-05-07T14:00Z', '2018-05-08T01:00Z', 'disruption')], period('2018-05'), NOW)
    expect(days).toEqual([
      { day: '2018-05-07', worst: 'disruption', events: 1, began: 1 },
      { day: '2018-05-08', worst: 'disruption', events: 1, began: 0 },
    ])
  })

  it('goes by the days of the zone', () => {
    const [day] = tracedDays(
      [outage('2018-05-07T23:00Z', '2018-05-07T23:30Z')],
      period('2018-05', 'Europe/Berlin'),
      NOW,
    )
    expect(day?.day).toBe('2018-05-08')
  })

  it('follows what goes on until now, and what has no known end for one day', () => {
    const whole = period('2018-Q3')
    expect(tracedDays([outage('2018-06-29T00:00Z', null, null, true)], whole, NOW).map(({ day }) => day)).toEqual([
      '2018-07-01',
    ])
    expect(tracedDays([outage('2018-06-29T00:00Z', null)], whole, NOW)).toEqual([])
  })

  it('ends where a day ends', () => {
    expect(tracedDays([outage('2018-05-07T00:00Z', '2018-05-08T00:00Z')], period('2018-05'), NOW)).toHaveLength(1)
  })

  it('counts as day by day, in zones with and without daylight saving', () => {
    const span = fc.tuple(fc.integer({ min: -5_000, max: 50_000 }), fc.integer({ min: 0, max: 9_000 }))
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York')
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), zone, (spans, name) => {
        const march = period('2018-03', name)
        const outages = spans.map(([start, minutes]) => ({
          ...{ startedAt: march.from + start * 60_000, severity: null, goesOn: false },
          endedAt: march.from + (start + minutes) * 60_000,
        }))
        const found = new Map(tracedDays(outages, march, NOW).map(({ day, events }) => [day, events]))
        for (let day = 1; day <= 31; day++) {
          const one = period(`2018-03-${String(day).padStart(2, '0')}..2018-03-${String(day).padStart(2, '0')}`, name)
          const inIt = outages.filter(
            ({ startedAt, endedAt }) =>
              startedAt < one.to && (endedAt > one.from || (startedAt === endedAt && startedAt >= one.from)),
          )
          expect(found.get(one.firstDay) ?? 0).toBe(inIt.length)
        }
      }),
      { numRuns: 40 },
    )
  })
})
