/** Properties of the described clock: windows written out are read back, and nothing else ever appears. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describedWindows, type SaidUpdate } from './described-windows'
import { DAY, HOUR } from './local-time'
import { TOLERANCE } from './placement'

const MINUTE = 60_000
const SEASONS = { PST: ['2023-11-08', '2024-03-07'], PDT: ['2024-03-13', '2024-10-31'] } as const
const FIXED = { UTC: 0, GMT: 0, JST: 540, KST: 540, IST: 330, SGT: 480 } as const

interface Zoned {
  zone: string
  offset: number
}

/** A window of whole minutes, and the zone it is written in, in a season in which that zone's name is right. */
const written: fc.Arbitrary<{ from: number; to: number } & Zoned> = fc
  .record({
    zone: fc.constantFrom<Zoned>(
      { zone: 'PST', offset: -480 },
      { zone: 'PDT', offset: -420 },
      ...Object.entries(FIXED).map(([zone, offset]) => ({ zone, offset })),
    ),
    // Of a million: doubles of fast-check lie close to the ends.
    place: fc.integer({ min: 0, max: 1_000_000 }),
    minutes: fc.integer({ min: 1, max: 11 * 60 }),
  })
  .map(({ zone, place, minutes }) => {
    const [first, last] = zone.zone === 'PST' ? SEASONS.PST : SEASONS.PDT
    const start = Date.parse(first) + (place / 1_000_000) * (Date.parse(last) - Date.parse(first))
    const from = Math.floor(start / MINUTE) * MINUTE
    return { ...zone, from, to: from + minutes * MINUTE }
  })

interface Side {
  clock12: string
  clock24: string
  day: string
  iso: string
  /** True where the time can only be one of 24 hours. */
  of24: boolean
}

function side(at: number, offset: number): Side {
  const local = new Date(at + offset * MINUTE)
  const [hour, minute] = [local.getUTCHours(), String(local.getUTCMinutes()).padStart(2, '0')]
  return {
    clock12: `${hour % 12 || 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`,
    clock24: `${String(hour).padStart(2, '0')}:${minute}`,
    day: local.toLocaleDateString('en-US', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
    iso: local.toISOString().slice(0, 10),
    of24: hour < 10 || hour > 12,
  }
}

const UNDATED: ((a: Side, b: Side, zone: string) => string)[] = [
  (a, b, zone) => `Between ${a.clock12} and ${b.clock12} ${zone} we saw errors.`,
  (a, b, zone) => `From ${a.clock12} ${zone} to ${b.clock12} ${zone}, some calls failed.`,
  (a, b, zone) => `All is well. Calls failed between ${a.clock12} ${zone} and ${b.clock12} ${zone}. Sorry.`,
  (a, b, zone) => `Between ${a.clock24} and ${b.clock24} ${zone} we saw errors.`,
]
const DATED: ((a: Side, b: Side, zone: string) => string)[] = [
  (a, b, zone) => `Between ${a.day} ${a.clock12} and ${b.day} ${b.clock12} ${zone} we saw errors.`,
  (a, b, zone) => `Between ${a.clock12} ${zone} on ${a.day} and ${b.clock12} ${zone} on ${b.day}, calls failed.`,
  (a, b, zone) => `From ${a.day} at ${a.clock12} ${zone} until ${b.day} at ${b.clock12} ${zone}, calls failed.`,
  (a, b, zone) => `Between ${a.iso} ${a.clock24} ${zone} and ${b.iso} ${b.clock24} ${zone}, calls failed.`,
]

function read(updates: readonly SaidUpdate[], startedAt = Math.min(...updates.map(({ observedAt }) => observedAt))) {
  return describedWindows(updates, { startedAt })
}

describe('windows written out', () => {
  test('are read back exactly without a day, when the post comes within hours', () => {
    const lag = fc.integer({ min: 0, max: 10 * 60 }).map((minutes) => minutes * MINUTE)
    fc.assert(
      fc.property(written, lag, fc.constantFrom(...UNDATED), ({ from, to, zone, offset }, late, phrase) => {
        const text = phrase(side(from, offset), side(to, offset), zone)
        expect(read([{ observedAt: to + late, text }])).toMatchObject([{ from, to, superseded: false }])
      }),
      { numRuns: 500 },
    )
  })

  test('are read back exactly with days, however late the post and long the window', () => {
    const late = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => minutes * MINUTE)
    const longer = fc.integer({ min: 0, max: 5 })
    fc.assert(
      fc.property(written, late, longer, fc.constantFrom(...DATED), (window, lag, days, phrase) => {
        const { from, zone, offset } = window
        const to = zone.startsWith('P') ? window.to : window.to + days * DAY
        const [a, b] = [side(from, offset), side(to, offset)]
        const text = phrase(a, b, zone)
        // Where people write on 12 hours, times of day that fit there too have two readings: they are left out.
        const isDoubtful = zone.startsWith('P') && !text.includes(a.clock12) && !a.of24 && !b.of24
        const expected = isDoubtful ? [] : [{ from, to, superseded: false }]
        expect(read([{ observedAt: to + lag, text }])).toMatchObject(expected)
      }),
      { numRuns: 500 },
    )
  })

  test('are exact or absent when half of what should be there is missing', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 0, max: 20 * 60 }), ({ from, to, zone, offset }, late) => {
        const [a, b] = [side(from, offset), side(to, offset)]
        const bare = a.clock12.replace(/ [AP]M/, '')
        for (const text of [
          `Between ${bare} and ${b.clock12} ${zone} we saw errors.`,
          `Between ${a.clock12} and ${b.clock12} we saw errors.`,
          `Between ${a.clock12} and ${b.clock12} ${zone} we saw errors.`,
        ]) {
          const [window] = read([{ observedAt: to + late * MINUTE, text }])
          if (window === undefined || window.to === null) continue
          expect(window.to - window.from).toBeLessThanOrEqual(20 * HOUR)
          if (text.includes(zone) && !text.includes(`${bare} and`)) expect(window).toMatchObject({ from, to })
        }
      }),
    )
  })
})

const FRAGMENTS = [
  ...[
    'Between ',
    'from ',
    'Starting at ',
    'since ',
    ' and ',
    ' to ',
    ' - ',
    'until ',
    'As of ',
    'by ',
    ', ',
    '. ',
    '\n',
    '|',
  ],
  ...['1:10 PM', '2:20 AM', '14:05', '3 p.m.', 'noon', 'midnight', '午後2時', '12:36', '1530'],
  ...[' PDT', ' PST', ' UTC', ' JST', '日本時間 ', 'May 2', 'on Friday', 'yesterday', '2024-05-02', '5/2'],
  ...[
    'calls failed',
    'we saw errors',
    'the issue was resolved',
    'most',
    'recovered',
    'will',
    '[',
    ']',
    '(',
    ')',
    '<b>',
    '&nbsp;',
  ],
]
const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 30 }).map((parts) => parts.join('')),
)
const someUpdate = fc.record({
  observedAt: fc.integer({ min: Date.parse('2024-04-25'), max: Date.parse('2024-05-05') }),
  text: someText,
})

describe('any texts at all', () => {
  test('give windows in order, none that ends or begins after the last post', () => {
    fc.assert(
      fc.property(fc.array(someUpdate, { minLength: 1, maxLength: 5 }), (updates) => {
        const latest = Math.max(...updates.map(({ observedAt }) => observedAt)) + TOLERANCE
        for (const { from, to, sentence } of read(updates)) {
          expect(from).toBeLessThanOrEqual(latest)
          if (to !== null) expect(to).toBeGreaterThan(from)
          if (to !== null) expect(to).toBeLessThanOrEqual(latest)
          expect(sentence).not.toBe('')
        }
      }),
      { numRuns: 500 },
    )
  })

  test('give the same windows in whatever order the updates come, and twice the same for twice the same', () => {
    fc.assert(
      fc.property(
        fc.array(someUpdate, { minLength: 1, maxLength: 5 }).chain((updates) =>
          fc.record({
            updates: fc.constant(updates),
            shuffled: fc.shuffledSubarray(updates, { minLength: updates.length }),
          }),
        ),
        ({ updates, shuffled }) => {
          expect(read(shuffled)).toEqual(read(updates))
          expect(read([...updates, ...shuffled])).toEqual(read(updates))
        },
      ),
    )
  })

  test('give none when nothing in them is a time', () => {
    const noDigits = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\d０-９]|noon|midnight/gi, ''))
    fc.assert(
      fc.property(noDigits, (text) => {
        expect(
          read([{ observedAt: Date.parse('2024-05-02'), text: `Between ${text} and ${text} PDT calls failed` }]),
        ).toEqual([])
      }),
    )
  })

  test('are read quickly however long they are', () => {
    const started = process.cpuUsage()
    for (const part of [...FRAGMENTS, ' ', 'PDT2:20 PM', 'backlog queued ', '. ~', 'began to ']) {
      read([{ observedAt: Date.parse('2024-05-02'), text: `1:10 PM errors ${part.repeat(100_000 / part.length)}` }])
    }
    const { user, system } = process.cpuUsage(started)
    // Not by the clock, which goes on while others have the machine.
    expect((user + system) / 1_000).toBeLessThan(15_000)
  })

  test('do no harm where their own time is absurd', () => {
    const text = 'Between 1:10 PM and 2:20 PM PDT, calls failed.'
    for (const observedAt of [Number.NaN, Number.POSITIVE_INFINITY, -1e20, 8.64e15, 0]) {
      expect(() => read([{ observedAt, text }])).not.toThrow()
    }
  })
})
