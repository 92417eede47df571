import { expect, it } from 'vitest'
import { buildFacts, minute, NOON } from './testing/build-facts'
import { untilOf } from './until'

const DAY = 24 * 60

it.each<[string, Parameters<typeof buildFacts>[0], number]>([
  ["AWS's end", { to: 40, saidAt: minute(90) }, 40],
  ['its start where the end lies before it', { to: -5 }, 0],
  ["AWS's latest word where a closed one has no end", { status: 'closed', endedAt: null, saidAt: minute(30) }, 30],
  ['its start where a closed one has neither', { status: 'closed', endedAt: null, saidAt: 0 }, 0],
  ["a day after AWS's latest word while it is open", { to: null, saidAt: minute(30) }, 30 + DAY],
  ['a day after its start while it is open and AWS said nothing', { to: null, saidAt: 0 }, DAY],
  ['the same of a status that is not known', { to: null, status: 'odd', saidAt: 0 }, DAY],
])('is %s', (_what, given, minutes) => {
  expect((untilOf(buildFacts(given)) - NOON) / 60_000).toBe(minutes)
})
