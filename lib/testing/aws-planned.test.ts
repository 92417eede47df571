/** Planned changes of the invented organization: some lie ahead, some are late, and day by day more is done. */
import { expect, test } from 'vitest'
import { actOnNext } from '@/e2e/stand-in/aws/demo-changes'
import { inventOrganization } from '@/e2e/stand-in/aws/invent-organization'
import type { TruthEvent } from '@/e2e/stand-in/aws/truth-event'
import { type ChangeState, changeState, countOfStatus } from '@/lib/domain/planned-changes/planned-change'

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000

function invent(asOf: number) {
  const { truth } = inventOrganization({
    ...{ seed: 'demo', accounts: 300, events: 900, entitiesPerEvent: 6, years: 2, now: NOW, asOf },
  })
  const planned = Array.from(truth.events.list()).filter(({ category }) => category === 'scheduledChange')
  return { truth, planned }
}

function countsOf({ reach }: TruthEvent) {
  const counts = { pending: 0, resolved: 0, other: 0 }
  for (const account of reach.accounts()) {
    for (const { status } of reach.entitiesOf(account)) counts[countOfStatus(status)] += 1
  }
  return counts
}

function stateOf(event: TruthEvent, now: number): ChangeState {
  const { status, startTime, endTime, lastUpdatedTime } = event
  const facts = { eventStatus: status, startsAt: startTime, endsAt: endTime, saidAt: lastUpdatedTime }
  return changeState(facts, countsOf(event), now)
}

test('holds changes of each state that lasts', () => {
  const states = new Set(invent(NOW).planned.map((event) => stateOf(event, NOW)))
  for (const state of ['overdue', 'upcoming', 'done', 'cancelled'] as const) expect(states).toContain(state)
})

test('has more done day by day, dates it, and undoes nothing', () => {
  const before = new Map(invent(NOW).planned.map((event) => [event.arn, event]))
  const later = invent(NOW + 5 * DAY).planned
  let done = 0
  for (const event of later) {
    const known = before.get(event.arn)
    if (known === undefined) continue
    const more = countsOf(event).resolved - countsOf(known).resolved
    expect(more).toBeGreaterThanOrEqual(0)
    if (more > 0) expect(event.lastUpdatedTime).toBeGreaterThan(known.lastUpdatedTime)
    done += more
    for (const account of event.reach.accounts()) {
      for (const { lastUpdatedTime } of event.reach.entitiesOf(account)) {
        expect(lastUpdatedTime).toBeLessThanOrEqual(NOW + 5 * DAY)
      }
    }
  }
  expect(done).toBeGreaterThan(0)
})

test('lets somebody act on the next change while the demo is watched, until nothing is left', () => {
  const { truth } = invent(NOW)
  const pending = () =>
    Array.from(truth.events.list())
      .filter(({ category, status }) => category === 'scheduledChange' && status !== 'closed')
      .reduce((sum, event) => sum + countsOf(event).pending, 0)
  let left = pending()
  for (let round = 0; left > 0; round += 1) {
    const done = actOnNext(truth, round)
    expect(done?.event.reach.has(done.account)).toBe(true)
    expect(pending()).toBeLessThan(left)
    left = pending()
  }
  expect(actOnNext(truth, 0)).toBeNull()
})
