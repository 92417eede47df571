/** Words about planned changes, and their addresses. */
import { expect, it } from 'vitest'
import { NO_CHANGE_FILTER } from '@/lib/planned-changes/filter'
import { actionabilityWord, pendingWords, whenWords } from './change-words'
import { changeHref, changesHref } from './changes-href'
import { filterWords } from './filter-words'

const NOW = Date.parse('2026-05-20T12:00:00Z')

it('tells when a change is, from the day of the reader', () => {
  const words = (startsAt: string, endsAt: string | null, days: { from: string; to: string } | null, zone: string) =>
    whenWords({ startsAt, endsAt, days }, zone, NOW)
  const moment = '2026-05-21T22:30:00.000Z'
  expect(words(moment, null, null, 'UTC')).toEqual({ relative: 'tomorrow', from: '21 May 2026, 22:30 UTC', to: null })
  expect(words(moment, null, null, 'Asia/Tokyo').relative).toBe('in 2 days')
  expect(words(moment, '2026-05-21T23:00:00.000Z', null, 'UTC').from).toBe('21 May 2026, 22:30–23:00 UTC')
  expect(words(moment, '2026-05-22T01:00:00.000Z', null, 'UTC').to).toBe('22 May 2026, 01:00 UTC')
  expect(words(moment, '2026-05-01T00:00:00.000Z', null, 'UTC').to).toBeNull()
  const day = { from: '2026-05-21', to: '2026-05-21' }
  expect(words('2026-05-21T00:00:00.000Z', null, day, 'America/Los_Angeles')).toEqual({
    ...{ relative: 'tomorrow', from: 'Thu 21 May 2026', to: null },
  })
  expect(words('2026-05-21T00:00:00.000Z', null, { ...day, to: '2026-05-23' }, 'UTC').to).toBe('Sat 23 May 2026')
})

it('tells what pends, and never that all is done where something is not told', () => {
  const words = (pending: number, resolved: number, other: number) => pendingWords({ pending, resolved, other })
  expect(words(0, 0, 0)).toBe('none named')
  expect(words(0, 1200, 0)).toBe('all 1,200 resolved')
  expect(words(3, 9, 0)).toBe('3 of 12 pending')
  expect(words(0, 9, 1)).toBe('0 of 10 pending')
  expect(words(0, 0, 5)).toBe('5, status not told')
  expect(['ACTION_REQUIRED', 'ACT_NOW', null].map(actionabilityWord)).toEqual(['Action required', 'act now', null])
})

it('writes addresses that say what is shown, and no more', () => {
  expect(changesHref({})).toBe('/changes')
  expect(changesHref({ view: 'calendar', month: '2026-05', cursor: 'abc' })).toBe(
    '/changes?view=calendar&month=2026-05',
  )
  expect(changesHref({ filter: { ...NO_CHANGE_FILTER, state: ['overdue'] } })).toBe('/changes?state=overdue')
  expect(changeHref('7', { team: 'none' }, 'accounts')).toBe('/changes/7?team=none#accounts')
  expect(filterWords('')).toBe('All planned changes')
  expect(filterWords('service=rds,eks&state=overdue&q=x')).toBe('Service rds or eks, State overdue, with the words “x”')
  const teams = [{ value: '0f8fad5b', name: 'Payments' }]
  expect(filterWords('team=0F8FAD5B,search', teams)).toBe('Team Payments or search')
})
