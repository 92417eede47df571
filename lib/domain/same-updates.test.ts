/** What AWS said of several events at once stands once. */
import { describe, expect, it } from 'vitest'
import { sameUpdates } from './same-updates'

const said = (eventId: string, overrides: object = {}) => ({
  eventId,
  observedAt: '2017-02-28T19:37:10.000Z',
  severity: 'degradation',
  severityBefore: null,
  text: 'We are investigating.',
  ...overrides,
})

describe('sameUpdates', () => {
  it('folds the same words within a minute, and names each event once', () => {
    const [first, ...others] = sameUpdates([
      said('1'),
      said('2', { observedAt: '2017-02-28T19:37:50.000Z', text: 'We are investigating.\n' }),
      said('1'),
    ])
    expect(first).toMatchObject({ update: { eventId: '1' }, eventIds: ['1', '2'] })
    expect(others).toEqual([])
  })

  it.each([
    { text: 'Another text.' },
    { observedAt: '2017-02-28T19:38:10.000Z' },
    { severity: 'disruption' },
    { severityBefore: 'informational' },
  ])('keeps apart what differs: %o', (difference) => {
    expect(sameUpdates([said('1'), said('2', difference)])).toHaveLength(2)
  })
})
