import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, nextPeriod, parsePeriod, previousPeriod, startOfDay } from './period'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.parse('2026-05-17T13:00Z')
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata', 'Australia/Lord_Howe'],
  ...['Asia/Beirut', 'Africa/Cairo', 'Asia/Tehran', 'Pacific/Chatham', 'Pacific/Apia', 'America/Havana'],
]
/** A day that no calendar of the zone has. */
const SKIPPED = { zone: 'Pacific/Apia', day: '2011-12-30' }

const read = (text: string, zone = 'UTC', now = NOW) => {
  const period = parsePeriod(text, zone, now)
  if (period === null) throw new Error(`${text} means nothing`)
  return period
}
const spanOf = (text: string, zone = 'UTC', now = NOW) => {
  const { from, to } = read(text, zone, now)
  return [new Date(from).toISOString(), new Date(to).toISOString()]
}

const zone = fc.constantFrom(...ZONES)
const day = fc
  .integer({ min: Date.UTC(2000, 0, 1) / DAY, max: Date.UTC(2037, 0, 1) / DAY })
  .map((n) => addDays('1970-01-01', n))
const key = fc.oneof(
  fc.integer({ min: 2000, max: 2036 }).map(String),
  fc.tuple(fc.integer({ min: 2000, max: 2036 }), fc.integer({ min: 1, max: 4 })).map(([year, q]) => `${year}-Q${q}`),
  day.map((each) => each.slice(0, 7)),
  day.map((each) => isoWeek(each)),
  fc.tuple(day, fc.nat({ max: 40 })).map(([first, days]) => `${first}..${addDays(first, days)}`),
)

/** The ISO week of a day by its Thursday, counted from the first of January. */
function isoWeek(of: string): string {
  const thursday = addDays(of, 4 - (new Date(of).getUTCDay() || 7))
  const year = thursday.slice(0, 4)
  const nth = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / DAY
  return `${year}-W${String(Math.floor(nth / 7) + 1).padStart(2, '0')}`
}

describe('parsePeriod', () => {
  it('reads years, quarters, months, ISO weeks and days', () => {
    expect(read('2018')).toMatchObject({ unit: 'year', firstDay: '2018-01-01', endDay: '2019-01-01', name: '2018' })
    expect(read('2018-Q2')).toMatchObject({
      unit: 'quarter',
      firstDay: '2018-04-01',
      endDay: '2018-07-01',
      name: 'Q2 2018',
    })
    expect(read('2018-12')).toMatchObject({ unit: 'month', endDay: '2019-01-01', name: 'December 2018' })
    expect(read('2018-W19')).toMatchObject({ unit: 'week', firstDay: '2018-05-07', name: 'week 19 of 2018' })
    expect(read('2020-W53')).toMatchObject({ firstDay: '2020-12-28', endDay: '2021-01-04' })
    expect(read('2019-W01')).toMatchObject({ firstDay: '2018-12-31' })
    expect(read('2018-05-01..2018-05-07')).toMatchObject({
      unit: 'days',
      endDay: '2018-05-08',
      name: '1 May to 7 May 2018',
    })
    expect(read('2018-12-31..2019-01-01').name).toBe('31 December 2018 to 1 January 2019')
    expect(read('2018-05-07..2018-05-07').name).toBe('7 May 2018')
  })

  it.each(['', 'may', '2018-13', '2018-00', '2018-Q5', '2021-W53', '2021-W00', '1969', '2018-05-08..2018-05-07'])(
    'knows no period %j',
    (text) => expect(parsePeriod(text, 'UTC', NOW)).toBeNull(),
  )

  it.each([
    '2018-02-29..2018-03-01',
    '2018-2',
    '2018-05-01..',
    '..2018-05-01',
    'last-0-days',
    'last-9999999-days',
    'last-25000-days',
    'next-month',
  ])('knows no period %j either', (text) => expect(parsePeriod(text, 'UTC', NOW)).toBeNull())

  it.each([
    '9999',
    '9999-12',
    '9999-Q4',
    '9999-W52',
    '9999-12-31..9999-12-31',
    '1970',
    '1970-W01',
    '1970-01-01..1970-02-01',
    '2999',
    '2999-12-31..2999-12-31',
  ])('has periods beside it, at the edges of calendars of four digits too: %j', (text) => {
    const period = parsePeriod(text, 'Europe/Berlin', NOW)
    if (period === null) return
    expect(period.to).toBeGreaterThan(period.from)
    expect(period.endDay).toMatch(/^\d{4}-/)
    expect([previousPeriod(period).to, nextPeriod(period).from]).toEqual([period.from, period.to])
  })

  it('moves with the present', () => {
    expect(read('this-month').key).toBe('2026-05')
    expect(read('last-month').key).toBe('2026-04')
    expect(read('last-quarter').key).toBe('2026-Q1')
    expect(read('last-year').key).toBe('2025')
    expect(read('last-week').key).toBe('2026-W19')
    expect(read('last-90-days')).toMatchObject({ firstDay: '2026-02-17', endDay: '2026-05-18' })
    // It is tomorrow there already.
    expect(read('this-month', 'Pacific/Auckland', Date.parse('2026-05-31T13:00Z')).key).toBe('2026-06')
  })

  it('begins and ends when days of the zone do, whatever its clocks did meanwhile', () => {
    expect(spanOf('2026-03', 'Europe/Berlin')).toEqual(['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'])
    expect(spanOf('2026-03-29..2026-03-29', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
    expect(spanOf('2026-10-25..2026-10-25', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
    // Clocks skipped midnight: the day began at one.
    expect(spanOf('2018-11-04..2018-11-04', 'America/Sao_Paulo')).toEqual([
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
    ])
    // Midnight came twice: the day began with the first.
    expect(spanOf('2025-11-02..2025-11-02', 'America/Havana')).toEqual([
      '2025-11-02T04:00:00.000Z',
      '2025-11-03T05:00:00.000Z',
    ])
    expect(startOfDay(SKIPPED.day, SKIPPED.zone)).toBe(startOfDay('2011-12-31', SKIPPED.zone))
  })

  it('means the same by its own key', () => {
    fc.assert(
      fc.property(key, zone, (text, inZone) => {
        expect(read(read(text, inZone).key, inZone)).toEqual(read(text, inZone))
      }),
    )
  })

  it('holds whole days: its first moment is of its first day, the one before is not', () => {
    fc.assert(
      fc.property(key, zone, (text, inZone) => {
        const { from, to, firstDay, endDay } = read(text, inZone)
        expect(from).toBeLessThan(to)
        if (inZone === SKIPPED.zone && (firstDay === SKIPPED.day || endDay === SKIPPED.day)) return
        expect([dayOf(from, inZone), dayOf(to, inZone)]).toEqual([firstDay, endDay])
        expect(dayOf(from - 1, inZone) < firstDay).toBe(true)
        expect(dayOf(to - 1, inZone)).toBe(
          addDays(endDay, -1) === SKIPPED.day && inZone === SKIPPED.zone ? '2011-12-29' : addDays(endDay, -1),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('has weeks as ISO 8601 counts them', () => {
    fc.assert(
      fc.property(day, (each) => {
        const { firstDay, endDay } = read(isoWeek(each))
        expect([firstDay <= each && each < endDay, new Date(firstDay).getUTCDay()]).toEqual([true, 1])
      }),
    )
  })
})

describe('the periods beside one', () => {
  it('touch it without a gap, are of its kind, and lead back to it', () => {
    fc.assert(
      fc.property(key, zone, (text, inZone) => {
        const period = read(text, inZone)
        const [before, after] = [previousPeriod(period), nextPeriod(period)]
        expect([before.to, after.from]).toEqual([period.from, period.to])
        expect([before.unit, after.unit]).toEqual([period.unit, period.unit])
        expect([nextPeriod(before), previousPeriod(after)]).toEqual([period, period])
      }),
      { numRuns: 400 },
    )
  })

  it('add up: twelve months and four quarters are a year', () => {
    for (const inZone of ZONES) {
      const year = read('2018', inZone)
      const walk = (first: string, count: number) => {
        let period = read(first, inZone)
        const all = [period]
        while (all.length < count) {
          period = nextPeriod(period)
          all.push(period)
        }
        return [all[0]?.from, all.at(-1)?.to]
      }
      expect(walk('2018-01', 12)).toEqual([year.from, year.to])
      expect(walk('2018-Q1', 4)).toEqual([year.from, year.to])
    }
  })
})
