import { describe, expect, it } from 'vitest'
import { momentsOnAxis } from './incident-axis'

const at = (hour: number, day = 1) => new Date(Date.UTC(2020, 0, day, hour)).toISOString()

const clocks = {
  firstSeenAt: at(1),
  acknowledgedAt: at(3),
  mitigatedAt: null,
  resolvedAt: at(4, 20),
}
const axis = { from: Date.parse(at(0)), to: Date.parse(at(2)) }
const mark = { kind: 'mark' as const, occurredAt: at(1), body: 'failover started' }
const note = { kind: 'note' as const, occurredAt: at(1), body: 'thoughts' }

describe('the team’s moments on the clock strip', () => {
  it('are what it did and marked, oldest first, and no notes', () => {
    const { life, marks } = momentsOnAxis({ clocks, notes: [note, mark] }, null)
    expect(life.map(({ text }) => text)).toEqual(['seen', 'acknowledged', 'resolved'])
    expect(marks).toEqual([{ at: Date.parse(at(1)), text: 'failover started' }])
  })

  it('leave out what lies so far behind that the outage would shrink to a point', () => {
    expect(momentsOnAxis({ clocks, notes: [] }, axis).life.map(({ text }) => text)).toEqual(['seen', 'acknowledged'])
  })
})
