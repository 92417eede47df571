import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callMinutes } from './call-minutes'
import type { IamCall } from './change'
import { buildCall } from './testing/build-call'

const calls: fc.Arbitrary<IamCall[]> = fc.array(
  fc
    .record({
      id: fc.nat(20),
      second: fc.nat(180),
      source: fc.constantFrom('iam', 'sts'),
      code: fc.constantFrom(undefined, 'A', 'B'),
    })
    .map(({ id, second, source, code }) =>
      buildCall({
        eventID: String(id),
        eventTime: new Date(Date.UTC(2026, 10, 23) + second * 1000).toISOString(),
        eventSource: source,
        errorCode: code,
      }),
    ),
)

describe('callMinutes', () => {
  it('counts by minute, source and result', () => {
    const host = { tlsDetails: { clientProvidedHostHeader: 'sts.amazonaws.com' } }
    const rows = callMinutes([
      buildCall({ eventID: 'a', eventTime: '2026-11-23T10:01:59Z', errorCode: 'Throttling' }),
      buildCall({ eventID: 'b', eventTime: '2026-11-23T10:00:00Z', ...host }),
      buildCall({ eventID: 'c', eventTime: '2026-11-23T10:00:59Z' }),
      buildCall({ eventID: 'c', eventTime: '2026-11-23T10:00:59Z' }),
    ])
    const minute = Date.UTC(2026, 10, 23, 10)
    expect(rows).toEqual([
      { minute, eventSource: 'iam.amazonaws.com', errorCode: '', calls: 2, globalSts: 1 },
      { minute: minute + 60_000, eventSource: 'iam.amazonaws.com', errorCode: 'Throttling', calls: 1, globalSts: 0 },
    ])
  })

  it('counts each call once, in whatever order and however often it comes', () => {
    fc.assert(
      fc.property(calls, (some) => {
        const unique = [...new Map(some.map((call) => [call.eventId, call])).values()]
        const rows = callMinutes(unique)
        expect(rows.reduce((sum, row) => sum + row.calls, 0)).toBe(unique.length)
        expect(callMinutes([...unique, ...unique.toReversed()])).toEqual(rows)
        expect(callMinutes(unique.toReversed())).toEqual(rows)
      }),
    )
  })

  it('adds up over whole minutes', () => {
    fc.assert(
      fc.property(calls, fc.nat(3), (some, minutes) => {
        const unique = [...new Map(some.map((call) => [call.eventId, call])).values()]
        const cut = Date.UTC(2026, 10, 23) + minutes * 60_000
        const parts = [unique.filter(({ at }) => at < cut), unique.filter(({ at }) => at >= cut)]
        expect(parts.flatMap((part) => callMinutes(part))).toEqual(callMinutes(unique))
      }),
    )
  })
})
