import fc from 'fast-check'
import { expect, test } from 'vitest'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import {
  buildAccount,
  buildBlastEvent,
  buildBlastFacts,
  buildFault,
  buildTrail,
  minute,
} from '@/lib/domain/blast-radius/testing/build-blast'
import { inventedFacts } from '@/lib/domain/blast-radius/testing/invent-blast'
import { moveMoment } from './scrubber-keys'
import { changePoints, countTouches, nextChange, scrubRange, snapped, touchedSteps } from './scrubber-steps'

/** EC2 fails for an hour; S3 from the 20th to the 40th minute; AWS names an account at once and one after 30 minutes. */
const FACTS = buildBlastFacts({
  faults: [buildFault(), buildFault({ service: 's3', spans: [[minute(20), minute(40)]] })],
  events: [buildBlastEvent()],
  trails: [buildTrail(), buildTrail({ fault: 1 })],
  accounts: [
    buildAccount(1, { named: [[0, minute(0)]] }),
    buildAccount(2, { named: [[0, minute(30)]], trails: [1] }),
    buildAccount(3, { trails: [0] }),
  ],
})
const POINTS = changePoints(FACTS)
const RANGE = scrubRange(FACTS)

test('something changes where a service fails or recovers, and where AWS names an account later', () => {
  expect(POINTS.map(({ at, what }) => [(at - minute(0)) / 60_000, what])).toEqual([
    [0, 'failing'],
    [20, 'failing'],
    [30, 'named'],
    [40, 'failing'],
    [60, 'failing'],
  ])
})

test('the steps count who is touched from each change on', () => {
  expect(touchedSteps(FACTS, POINTS).map(({ confirmed, inferred }) => [confirmed, inferred])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 1],
    [0, 0],
  ])
})

test('between two changes nothing changes', () => {
  fc.assert(
    fc.property(inventedFacts, fc.double({ min: 0, max: 1, noNaN: true }), (facts, share) => {
      const { from, to } = scrubRange(facts)
      const at = Math.floor(from + share * (to - from - 1))
      const step = touchedSteps(facts, changePoints(facts)).findLast((each) => each.at <= at)
      const { confirmed, reported, inferred } = countTouches(touchesAt(facts, at))
      expect(step).toMatchObject({ confirmed, reported, inferred })
    }),
  )
})

test('an incident that goes on is shown until its facts were worked out', () => {
  const facts = buildBlastFacts({ faults: [buildFault({ spans: [[minute(0), null]] })] })
  expect(scrubRange(facts)).toEqual({ from: minute(0), to: minute(600), isOpen: true })
})

test('a moment has a range, however short', () => {
  const { from, to } = scrubRange(buildBlastFacts({ from: minute(0), to: minute(0) }))
  expect(to).toBeGreaterThan(from)
})

test('many changes make no more steps than can be drawn', () => {
  const accounts = Array.from({ length: 3000 }, (_, index) =>
    buildAccount(index, { named: [[0, minute(0) + 1 + index * 1000]] }),
  )
  const facts = buildBlastFacts({ events: [buildBlastEvent()], accounts })
  const steps = touchedSteps(facts, changePoints(facts))
  expect(steps.length).toBeLessThanOrEqual(241)
  expect(steps.every(({ at }, index) => at > (steps[index - 1]?.at ?? 0))).toBe(true)
})

test('keys lead from change to change, by five minutes, to the ends, and to the whole time behind the end', () => {
  const press = (at: number | null, key: string, shiftKey = false) => moveMoment(POINTS, RANGE, at, { key, shiftKey })
  expect(press(null, 'ArrowLeft')).toBe(minute(60))
  expect(press(minute(60), 'ArrowLeft')).toBe(minute(40))
  expect(press(minute(25), 'ArrowRight')).toBe(minute(30))
  expect(press(minute(60), 'ArrowRight')).toBe(null)
  expect(press(null, 'ArrowRight')).toBe(null)
  expect(press(minute(0), 'ArrowLeft')).toBe(minute(0))
  expect(press(minute(25), 'ArrowRight', true)).toBe(minute(30))
  expect(press(minute(58), 'ArrowRight', true)).toBe(minute(60))
  expect(press(minute(60), 'ArrowRight', true)).toBe(null)
  expect(press(minute(2), 'ArrowLeft', true)).toBe(minute(0))
  expect([press(null, 'Home'), press(null, 'End')]).toEqual([minute(0), minute(60)])
  expect([press(minute(5), 'Escape'), press(null, 'Escape'), press(null, 'j')]).toEqual([null, undefined, undefined])
})

test('from the whole time, step by step, every change is reached once', () => {
  fc.assert(
    fc.property(inventedFacts, (facts) => {
      const points = changePoints(facts)
      const range = scrubRange(facts)
      const reached: number[] = []
      for (let at = nextChange(points, range, null, -1); at !== null && at !== reached.at(-1); ) {
        reached.push(at)
        at = nextChange(points, range, at, -1)
      }
      expect(reached).toEqual([...new Set([range.from, ...points.map(({ at }) => at), range.to])].sort((a, b) => b - a))
    }),
  )
})

test('a moment near a change is that change', () => {
  expect(snapped(POINTS, minute(21), 2 * 60_000)).toBe(minute(20))
  expect(snapped(POINTS, minute(25), 2 * 60_000)).toBe(minute(25))
  expect(snapped([], minute(25), 2 * 60_000)).toBe(minute(25))
})
