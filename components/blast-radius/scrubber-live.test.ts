import { expect, test, vi } from 'vitest'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import {
  buildAccount,
  buildBlastFacts,
  buildFault,
  buildTrail,
  minute,
} from '@/lib/domain/blast-radius/testing/build-blast'
import { createLiveMoment, liveTouches } from './scrubber-live'

test('whoever asks is told of each change once', () => {
  const live = createLiveMoment(null)
  const listener = vi.fn()
  const end = live.subscribe(listener)
  live.move(5)
  live.move(5)
  live.follow(7)
  expect(listener).toHaveBeenCalledTimes(1)
  end()
  live.move(6)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('the page leads only while no hand does: what it shows late must not pull the slider back', () => {
  const live = createLiveMoment(null)
  live.follow(1)
  expect(live.get()).toBe(1)
  live.move(2)
  expect(live.rest()).toBe(2)
  live.move(3)
  live.follow(2)
  expect(live.get()).toBe(3)
  live.rest()
  live.follow(null)
  expect(live.get()).toBe(null)
})

test('touches are those of the moment, whichever was asked for before', () => {
  const facts = buildBlastFacts({
    faults: [buildFault()],
    trails: [buildTrail()],
    accounts: [buildAccount(1, { trails: [0] })],
  })
  for (const at of [null, minute(10), minute(10), minute(80), null])
    expect(liveTouches(facts, at)).toEqual(touchesAt(facts, at))
})
