/** Windows of lookups: clipped to what CloudTrail keeps, whole minutes, nothing counted twice or lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutWholeMinutes, KEPT_MS, lookupWindow, minuteOf, windowAround } from './lookup-window'

const NOW = Date.parse('2026-05-07T14:02:30Z')
const at = (text: string) => Date.parse(`2026-05-07T${text}Z`)

describe('the window that is asked about', () => {
  test('reaches whole minutes', () => {
    expect(lookupWindow({ from: at('10:00:31'), to: at('11:00:01') }, NOW)).toEqual({
      ...{ from: at('10:00:00'), to: at('11:01:00'), isClipped: false },
    })
  })

  test('ends with the present minute', () => {
    expect(lookupWindow({ from: at('14:00:00'), to: at('20:00:00') }, NOW)?.to).toBe(at('14:03:00'))
  })

  test('is clipped to what CloudTrail keeps, and says so', () => {
    const window = lookupWindow({ from: NOW - 2 * KEPT_MS, to: NOW }, NOW)
    expect(window?.isClipped).toBe(true)
    expect(window?.from).toBeGreaterThanOrEqual(NOW - KEPT_MS)
  })

  test('is none where all of it is too old, or to come', () => {
    expect(lookupWindow({ from: NOW - 2 * KEPT_MS, to: NOW - KEPT_MS - 60_000 }, NOW)).toBeNull()
    expect(lookupWindow({ from: NOW + 60_000, to: NOW + 120_000 }, NOW)).toBeNull()
  })

  test('of something that goes on reaches until now', () => {
    expect(windowAround({ startedAt: at('12:00:00'), endedAt: null }, NOW)).toEqual({ from: at('11:00:00'), to: NOW })
    expect(windowAround({ startedAt: at('10:00:00'), endedAt: at('11:00:00') }, NOW).to).toBe(at('12:00:00'))
  })
})

describe('calls that come page by page, newest first', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 20 * 60_000 - 1 }), { maxLength: 60 })

  test('every minute is handed over once and whole, however pages are cut', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 7 }), (moments, size) => {
        const from = at('10:00:00')
        const calls = moments.map((offset) => ({ at: from + offset })).toSorted((a, b) => b.at - a.at)
        const handed: { at: number }[] = []
        let reached = from + 20 * 60_000
        let held: { at: number }[] = []
        for (let start = 0; start < calls.length + size; start += size) {
          const page = calls.slice(start, start + size)
          const isLast = start + size >= calls.length
          held = [...held, ...page]
          const cut = cutWholeMinutes(held, reached, from, isLast ? null : (page.at(-1)?.at ?? null))
          held = cut.held
          if (cut.whole === null) continue
          const { whole } = cut
          expect(whole.to).toBe(reached)
          expect(whole.from).toBe(minuteOf(whole.from))
          expect(whole.calls.every((call) => call.at >= whole.from && call.at < whole.to)).toBe(true)
          handed.push(...whole.calls)
          reached = whole.from
        }
        expect(reached).toBe(from)
        expect(handed.map((call) => call.at)).toEqual(calls.map((call) => call.at))
      }),
    )
  })
})
