/** Until when an incident's clock strip is drawn, and which of our moments have a place on it. */
import { describe, expect, it } from 'vitest'
import { momentsOnAxis, untilOf } from './incident-axis'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const lasting = {
  status: 'detected' as const,
  eventCount: 2,
  openEventCount: 1,
  endUnknown: false,
  startedAt: '2026-03-10T08:00:00.000Z',
  endedAt: null,
  updates: [{ observedAt: '2026-03-10T09:00:00.000Z' }],
  clocks: { resolvedAt: null },
}

describe('untilOf', () => {
  it('is now while something goes on', () => {
    expect(untilOf(lasting, NOW)).toBe(NOW)
    expect(untilOf({ ...lasting, eventCount: 0, openEventCount: 0, updates: [] }, NOW)).toBe(NOW)
  })

  it('is the last that is known where it is over, or AWS never said that it ended', () => {
    const last = Date.parse('2026-03-10T09:00:00Z')
    expect(untilOf({ ...lasting, endUnknown: true }, NOW)).toBe(last)
    expect(untilOf({ ...lasting, openEventCount: 0, endedAt: '2026-03-10T08:30:00.000Z' }, NOW)).toBe(last)
    const resolved = { ...lasting, openEventCount: 0, status: 'resolved' as const }
    expect(untilOf({ ...resolved, clocks: { resolvedAt: '2026-03-10T11:00:00.000Z' } }, NOW)).toBe(
      Date.parse('2026-03-10T11:00:00Z'),
    )
  })
})

describe('momentsOnAxis', () => {
  const none = { firstSeenAt: null, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null }
  const mark = (occurredAt: string, body: string) => ({ kind: 'mark' as const, occurredAt, body })
  const base = { from: Date.parse('2026-03-10T08:00:00Z'), to: Date.parse('2026-03-10T10:00:00Z') }

  it('puts them in order, and notes are none', () => {
    const notes = [
      mark('2026-03-10T09:30:00Z', 'failed back'),
      mark('2026-03-10T09:00:00Z', 'failed over'),
      { kind: 'note' as const, occurredAt: '2026-03-10T09:00:00Z', body: 'said' },
    ]
    const clocks = { ...none, acknowledgedAt: '2026-03-10T09:20:00Z', firstSeenAt: '2026-03-10T09:10:00Z' }
    const { life, marks } = momentsOnAxis({ clocks, notes }, base)
    expect(life.map(({ text }) => text)).toEqual(['seen', 'acknowledged'])
    expect(marks.map(({ text }) => text)).toEqual(['failed over', 'failed back'])
  })

  it('leaves out what would shrink all else to a point', () => {
    const clocks = { ...none, firstSeenAt: '2026-03-10T11:59:00Z', resolvedAt: '2031-01-01T00:00:00Z' }
    expect(momentsOnAxis({ clocks, notes: [] }, base).life.map(({ text }) => text)).toEqual(['seen'])
    expect(momentsOnAxis({ clocks, notes: [] }, null).life).toHaveLength(2)
  })

  it('calls no work of ours what was over before we saw it', () => {
    const clocks = { ...none, firstSeenAt: '2026-03-10T10:30:00Z', resolvedAt: '2026-03-10T10:00:00Z' }
    expect(momentsOnAxis({ clocks, notes: [] }, base).life.map(({ text }) => text)).toEqual(['seen'])
    expect(momentsOnAxis({ clocks, notes: [] }, null).life).toEqual([])
  })
})
