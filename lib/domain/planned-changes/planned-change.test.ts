/** In which state a planned change is, on which days it stands, and what its words are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awsPageOf } from './aws-page'
import { changeDays, daysLeft, daysWords, dayWords } from './change-days'
import { CHANGE_GROUPS, changeGroup } from './change-groups'
import { CHANGE_STATES, type ChangeCounts, type ChangeFacts, changeState, countOfStatus } from './planned-change'

const NOW = Date.parse('2026-05-20T12:00:00Z')
const DAY = 86_400_000

const facts = (overrides: Partial<ChangeFacts> = {}): ChangeFacts => ({
  eventStatus: 'upcoming',
  startsAt: NOW + DAY,
  endsAt: null,
  saidAt: NOW - 9 * DAY,
  ...overrides,
})
const counts = (pending = 0, resolved = 0, other = 0): ChangeCounts => ({ pending, resolved, other })

describe('the state of a change', () => {
  it.each([
    ['lies ahead', facts(), counts(3, 1), 'upcoming'],
    ['lies ahead, and AWS names nothing', facts(), counts(), 'upcoming'],
    ['lies ahead, and everything is done', facts(), counts(0, 4), 'done'],
    ['lies ahead, and nobody knows of one', facts(), counts(0, 4, 1), 'upcoming'],
    ['began without an end, and something pends', facts({ startsAt: NOW - 1 }), counts(1, 9), 'overdue'],
    ['began this moment', facts({ startsAt: NOW }), counts(1), 'overdue'],
    ['began without an end, and nothing is told', facts({ startsAt: NOW - DAY }), counts(0, 0, 5), 'under-way'],
    [
      'is of this day, as AWS names it alone',
      facts({ startsAt: Date.parse('2026-05-20T00:00Z') }),
      counts(1),
      'under-way',
    ],
    ['is of this Pacific day', facts({ startsAt: Date.parse('2026-05-20T07:00Z') }), counts(1), 'under-way'],
    ['was of the day before', facts({ startsAt: Date.parse('2026-05-19T00:00Z') }), counts(1), 'overdue'],
    ['was of the Pacific day before', facts({ startsAt: Date.parse('2026-05-19T07:00Z') }), counts(1), 'overdue'],
    ['is within its window', facts({ startsAt: NOW - DAY, endsAt: NOW + 1 }), counts(7), 'under-way'],
    ['is past its window', facts({ startsAt: NOW - DAY, endsAt: NOW }), counts(7), 'overdue'],
    ['ends before it begins', facts({ startsAt: NOW - DAY, endsAt: NOW - 2 * DAY }), counts(7), 'overdue'],
    [
      'is closed with nothing pending',
      facts({ eventStatus: 'closed', startsAt: NOW - DAY, saidAt: NOW }),
      counts(0, 0, 2),
      'done',
    ],
    [
      'is closed with something pending',
      facts({ eventStatus: 'closed', startsAt: NOW - DAY, saidAt: NOW }),
      counts(2),
      'overdue',
    ],
    ['was closed before its day', facts({ eventStatus: 'closed' }), counts(2), 'cancelled'],
    [
      'was closed before its day, long ago',
      facts({ eventStatus: 'closed', startsAt: NOW - DAY }),
      counts(2),
      'cancelled',
    ],
    [
      'ended before its day',
      facts({ eventStatus: 'closed', saidAt: NOW, startsAt: NOW - DAY, endsAt: NOW - 2 * DAY }),
      counts(2),
      'cancelled',
    ],
    ['was closed before its day, all done', facts({ eventStatus: 'closed' }), counts(0, 2), 'done'],
    ['has a status that AWS never documented', facts({ eventStatus: 'paused' }), counts(2), 'upcoming'],
  ] as const)('that %s', (_, told, resources, state) => expect(changeState(told, resources, NOW)).toBe(state))

  const anyFacts = fc.record({
    eventStatus: fc.constantFrom('open', 'closed', 'upcoming', 'paused'),
    startsAt: fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }),
    endsAt: fc.option(fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY })),
    saidAt: fc.integer({ min: NOW - 400 * DAY, max: NOW }),
  })
  const anyCounts = fc.record({ pending: fc.nat(5), resolved: fc.nat(5), other: fc.nat(5) })

  it('is never done while something pends, and never overdue before its start or without anything pending', () => {
    fc.assert(
      fc.property(anyFacts, anyCounts, (told, resources) => {
        const state = changeState(told, resources, NOW)
        expect(CHANGE_STATES).toContain(state)
        if (resources.pending > 0) expect(state).not.toBe('done')
        if (state === 'overdue') expect(resources.pending).toBeGreaterThan(0)
        if (told.eventStatus !== 'closed' && told.startsAt > NOW) expect(['upcoming', 'done']).toContain(state)
        expect(CHANGE_GROUPS).toContain(changeGroup(state, told.startsAt, NOW))
      }),
    )
  })

  it('reads AWS statuses, unknown ones as neither', () => {
    const words = ['PENDING', 'IMPAIRED', 'RESOLVED', 'UNIMPAIRED', 'UNKNOWN', 'SNOOZED', 'pending', '', null]
    expect(words.map(countOfStatus)).toEqual([
      ...['pending', 'pending', 'resolved', 'resolved', 'other', 'other', 'other', 'other', 'other'],
    ])
  })
})

describe('the days of a change', () => {
  const days = (from: string, to: string | null, zone: string, isDay = false) =>
    changeDays({ startsAt: Date.parse(from), endsAt: to === null ? null : Date.parse(to) }, zone, isDay)

  it('are those that AWS names, wherever the reader is, where it gives midnights alone', () => {
    const whole = { firstDay: '2026-12-01', lastDay: '2026-12-01', allDay: true }
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles']) {
      expect(days('2026-12-01T00:00:00Z', null, zone)).toEqual(whole)
      expect(days('2026-12-01T08:00:00Z', null, zone)).toEqual(whole)
      expect(days('2026-12-01T00:00:00Z', '2026-12-03T00:00:00Z', zone)).toEqual({ ...whole, lastDay: '2026-12-02' })
    }
  })

  it('follow the zone where AWS gives moments; an end at midnight belongs to the day before', () => {
    expect(days('2026-12-01T22:30:00Z', '2026-12-02T02:00:00Z', 'UTC')).toEqual({
      ...{ firstDay: '2026-12-01', lastDay: '2026-12-02', allDay: false },
    })
    expect(days('2026-12-01T22:30:00Z', '2026-12-02T00:00:00Z', 'UTC').lastDay).toBe('2026-12-01')
    expect(days('2026-12-01T22:30:00Z', '2026-12-02T02:00:00Z', 'Asia/Tokyo').firstDay).toBe('2026-12-02')
    expect(days('2026-12-01T10:00:00Z', '2026-11-01T10:00:00Z', 'UTC').lastDay).toBe('2026-12-01')
  })

  it('are right on days of 23 and 25 hours', () => {
    // Berlin: 29 March 2026 has 23 hours, 25 October 2026 has 25.
    expect(days('2026-03-28T23:30:00Z', '2026-03-29T21:59:00Z', 'Europe/Berlin')).toMatchObject({
      ...{ firstDay: '2026-03-29', lastDay: '2026-03-29' },
    })
    expect(days('2026-10-24T22:30:00Z', '2026-10-25T22:59:00Z', 'Europe/Berlin')).toMatchObject({
      ...{ firstDay: '2026-10-25', lastDay: '2026-10-25' },
    })
    expect(days('2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z', 'Europe/Berlin')).toMatchObject({
      ...{ firstDay: '2026-03-08', lastDay: '2026-03-08', allDay: true },
    })
  })

  it('count down in days of the reader', () => {
    const change = days('2026-05-21T00:30:00Z', null, 'UTC')
    expect(daysLeft(change, 'UTC', NOW)).toBe(1)
    expect(daysLeft(days('2026-05-21T00:30:00Z', null, 'America/Los_Angeles'), 'America/Los_Angeles', NOW)).toBe(0)
    expect([0, 1, -1, 12, -1234].map(daysWords)).toEqual([
      'today',
      'tomorrow',
      'yesterday',
      'in 12 days',
      '1,234 days ago',
    ])
    expect(dayWords('2026-12-07')).toBe('Mon 7 Dec 2026')
  })

  it('never end before they begin', () => {
    const moments = fc.integer({ min: Date.parse('1970-01-03Z'), max: Date.parse('2100-01-01Z') })
    fc.assert(
      fc.property(
        moments,
        fc.option(moments),
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'Europe/Berlin', 'Pacific/Apia'),
        (startsAt, endsAt, zone) => {
          const { firstDay, lastDay } = changeDays({ startsAt, endsAt }, zone)
          expect(lastDay >= firstDay).toBe(true)
        },
      ),
    )
  })
})

it("leads to AWS's page of an ARN whose console has a known address", () => {
  const arn = 'arn:aws:health:eu-west-1::event/RDS/A/B_1'
  expect(awsPageOf(arn)).toContain(encodeURIComponent(arn))
  expect([awsPageOf(null), awsPageOf('arn:aws-cn:health:cn-north-1::event/RDS/A/B_1'), awsPageOf('rds')]).toEqual([
    null,
    null,
    null,
  ])
})
