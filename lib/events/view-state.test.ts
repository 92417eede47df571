import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { SEVERITIES } from '@/lib/domain/severity'
import { CATEGORIES, EVENT_SOURCES, type EventFilter, RANGES, STATUSES } from './filter'
import {
  formatTimelineState,
  LANE_KINDS,
  PLAIN_STATE,
  parseTimelineState,
  type TimelineState,
  timelineHref,
  VIEWS,
  ZONES,
} from './view-state'

const value = fc.stringMatching(/^[\w.:/-]{1,30}$/)
const values = fc.uniqueArray(value, { maxLength: 5 })
const time = fc
  .date({ min: new Date('2006-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const filter: fc.Arbitrary<EventFilter> = fc
  .record({
    service: values,
    region: values,
    status: fc.subarray([...STATUSES]),
    category: fc.subarray([...CATEGORIES]),
    source: fc.subarray([...EVENT_SOURCES]),
    severity: fc.subarray([...SEVERITIES]),
    account: fc.uniqueArray(fc.stringMatching(/^[0-9]{12}$/), { maxLength: 5 }),
    team: fc.uniqueArray(fc.stringMatching(/^[\p{L}\p{N}&.-]{1,30}$/u), { maxLength: 5 }),
    connection: values,
    kind: fc.subarray([...INCIDENT_KINDS]),
    sev: fc.subarray([...SEVS]),
    owner: fc.uniqueArray(fc.oneof(fc.constantFrom('me', 'none'), fc.uuid()), { maxLength: 3 }),
    unacknowledged: fc.boolean(),
    q: orNull(
      fc
        .string({ maxLength: 40 })
        .map((text) => text.trim())
        .filter(Boolean),
    ),
    from: orNull(time),
    to: orNull(time),
  })
  .filter(({ from, to }) => from === null || to === null || from < to)

const state: fc.Arbitrary<TimelineState> = fc.record({
  filter,
  range: orNull(fc.constantFrom(...RANGES)),
  view: fc.constantFrom(...VIEWS),
  lanes: fc.constantFrom(...LANE_KINDS),
  event: orNull(fc.stringMatching(/^[0-9]{1,19}$/)),
  zone: orNull(fc.constantFrom(...ZONES)),
})

describe('the timeline state in the URL', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(state, (written) => {
        const { state: read, problems } = parseTimelineState(new URLSearchParams(formatTimelineState(written)))
        expect(problems).toEqual({})
        expect(read).toEqual(written)
      }),
    )
  })

  it('reads any query without throwing, and writes what it understood the same way again', () => {
    const names = ['service', 'range', 'view', 'lanes', 'event', 'zone', 'from', 'to', 'q', 'status', 'other']
    const query = fc.array(fc.tuple(fc.constantFrom(...names), fc.string()))
    fc.assert(
      fc.property(query, (pairs) => {
        const once = formatTimelineState(parseTimelineState(new URLSearchParams(pairs)).state)
        expect(formatTimelineState(parseTimelineState(new URLSearchParams(once)).state)).toBe(once)
      }),
    )
  })

  it('is empty for the plain page', () => {
    expect(formatTimelineState(PLAIN_STATE)).toBe('')
    expect(timelineHref(PLAIN_STATE)).toBe('/')
    expect(parseTimelineState(new URLSearchParams('utm_source=mail')).state).toEqual(PLAIN_STATE)
  })

  it('stays readable: lists by commas, days for midnights', () => {
    const { state: read } = parseTimelineState(
      new URLSearchParams('service=iam&service=sts&from=2018-05-07T00:00:00Z&to=2018-05-08T14:30Z&range=all'),
    )
    expect(formatTimelineState(read)).toBe('?service=iam,sts&from=2018-05-07&to=2018-05-08T14:30Z&range=all')
  })

  it('names what is wrong and shows the rest', () => {
    const { state: read, problems } = parseTimelineState(
      new URLSearchParams('range=12&view=map&event=%3Cscript%3E&zone=mars&service=iam'),
    )
    expect(Object.keys(problems).sort()).toEqual(['event', 'range', 'view', 'zone'])
    expect(read).toEqual({ ...PLAIN_STATE, filter: { ...PLAIN_STATE.filter, service: ['iam'] } })
  })
})
