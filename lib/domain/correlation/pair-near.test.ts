import { expect, it } from 'vitest'
import { seatAll } from './bucket'
import { locateEvents } from './locate-events'
import { pairNear } from './pair-near'
import { pairPlaced } from './pair-placed'
import { buildFacts } from './testing/build-facts'

const NEAR = { windowMs: 3_600_000, slackMs: 0 }
const crowd = Array.from({ length: 1_000 }, (_, index) =>
  buildFacts({ id: String(index + 1), from: index % 60, to: 90 }),
)

it('makes at most two pairs for each event of a crowd, not half a million', () => {
  expect(pairNear(seatAll(locateEvents(crowd, [])), NEAR).length).toBeLessThanOrEqual(2 * crowd.length)
})

it('makes at most two pairs for each event and side where each stands on one side', () => {
  const seats = locateEvents(crowd, []).map((event, index) => ({
    event,
    isLeft: index % 5 === 0,
    isRight: index % 5 !== 0,
  }))
  expect(pairNear(seats, NEAR).length).toBeLessThanOrEqual(2 * crowd.length)
})

it('ties each free event of a crowd to an incident at most four times', () => {
  const placements = crowd.slice(0, 500).map(({ id }) => ({ eventId: id, incidentId: '7' }))
  const pairs = pairPlaced(seatAll(locateEvents(crowd, placements)), NEAR)
  expect(pairs.length).toBeGreaterThanOrEqual(500)
  expect(pairs.length).toBeLessThanOrEqual(4 * 500)
})
