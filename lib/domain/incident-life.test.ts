import { describe, expect, it } from 'vitest'
import { INCIDENT_STATUSES } from './incident'
import { type LifeFacts, lifeByRule } from './incident-life'

const life = (facts: Partial<LifeFacts>) =>
  lifeByRule({ status: 'detected', openBefore: 1, openNow: 1, hasOpened: false, ...facts })

describe('lifeByRule', () => {
  it('resolves what nobody took in hand when the last of it ends', () => {
    const ended = INCIDENT_STATUSES.filter((status) => life({ status, openNow: 0 }) === 'resolved')
    expect(ended).toEqual(['detected', 'acknowledged', 'resolved', 'reopened'])
    expect(life({ openBefore: 2, openNow: 1 })).toBe('detected')
  })

  it('leaves alone what a person reopened after all had ended', () => {
    expect(life({ status: 'reopened', openBefore: 0, openNow: 0 })).toBe('reopened')
  })

  it('reopens what is over when something opens, not when an open event goes on', () => {
    expect(life({ status: 'resolved', openBefore: 0, hasOpened: true })).toBe('reopened')
    expect(life({ status: 'closed', openBefore: 1, openNow: 1, hasOpened: true })).toBe('reopened')
    expect(life({ status: 'resolved' })).toBe('resolved')
    expect(life({ status: 'investigating', hasOpened: true })).toBe('investigating')
  })
})
