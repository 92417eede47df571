import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trail } from '@/lib/domain/evidence/facts-trails'
import { buildAlarms, buildForeignTrail, buildStore, buildTrail, buildTrails, OWNER } from './testing/build-alarms'
import { buildContext, buildUnread, HOUR, NOW } from './testing/build-facts'
import { badRows, judgeOn } from './testing/judge-on'

const ofOwner = (trail: Partial<Trail> = {}) => ({
  ownerOf: () => ({
    trail: buildForeignTrail({
      isLogging: true,
      managementEvents: 'all',
      latestCloudWatchLogsDeliveryAt: NOW - HOUR,
      ...trail,
    }),
    alarms: buildAlarms([]),
  }),
})

function verdicts(trails: Parameters<typeof buildTrails>[0], context = {}): string {
  return ['G1', 'G2', 'G3'].map((id) => judgeOn(id, { trails: buildTrails(trails) }, context).verdict).join(' ')
}

describe('G1, G2, G3', () => {
  it.each<[string, Parameters<typeof buildTrails>[0], string]>([
    ['a trail in order', {}, 'pass pass pass'],
    ['a trail that writes alone', { trails: [buildTrail({ managementEvents: 'write' })] }, 'pass pass pass'],
    ['no trail', { trails: [] }, 'fail fail fail'],
    ['a stopped trail', { trails: [buildTrail({ isLogging: false })] }, 'fail fail fail'],
    ['one Region', { trails: [buildTrail({ multiRegion: false })] }, 'fail fail fail'],
    ['reads alone', { trails: [buildTrail({ managementEvents: 'read' })] }, 'fail fail fail'],
    ['no global services', { trails: [buildTrail({ globalServices: false })] }, 'fail fail fail'],
    [
      'a status that is denied',
      { trails: [buildTrail({ isLogging: null, latestCloudWatchLogsDeliveryAt: null })] },
      'not-checked not-checked not-checked',
    ],
    [
      'selectors that are denied',
      { trails: [buildTrail({ managementEvents: 'unknown' })] },
      'not-checked not-checked not-checked',
    ],
    ['no validation', { trails: [buildTrail({ logValidation: false })] }, 'pass fail pass'],
    ['no key', { trails: [buildTrail({ kmsKey: null })] }, 'pass fail pass'],
    [
      'no log group',
      { trails: [buildTrail({ logGroupArn: null, latestCloudWatchLogsDeliveryAt: null })] },
      'pass pass fail',
    ],
    [
      'a late delivery',
      { trails: [buildTrail({ latestCloudWatchLogsDeliveryAt: NOW - 25 * HOUR })] },
      'pass pass fail',
    ],
    [
      'no delivery that AWS tells of',
      { trails: [buildTrail({ latestCloudWatchLogsDeliveryAt: null })] },
      'pass pass not-checked',
    ],
    ['a failing delivery', { trails: [buildTrail({ latestCloudWatchLogsError: 'AccessDenied' })] }, 'pass pass fail'],
    ['Lake alone', { trails: [], stores: [buildStore()] }, 'pass not-applicable not-applicable'],
    [
      'Lake beside a stopped trail',
      { trails: [buildTrail({ isLogging: false })], stores: [buildStore()] },
      'pass not-applicable not-applicable',
    ],
    [
      'Lake that waits for deletion',
      { trails: [], stores: [buildStore({ status: 'PENDING_DELETION' })] },
      'fail fail fail',
    ],
    ['Lake of one Region', { trails: [], stores: [buildStore({ multiRegion: false })] }, 'fail fail fail'],
    [
      'Lake that may not be read',
      { trails: [], storesUnread: 'It may not be read.' },
      'not-checked not-checked not-checked',
    ],
    ['Lake that may not be read beside a trail', { storesUnread: 'It may not be read.' }, 'pass pass pass'],
    [
      'a trail in order beside a stopped one',
      { trails: [buildTrail({ isLogging: false }), buildTrail()] },
      'pass pass pass',
    ],
  ])('%s: %s', (_, trails, wanted) => {
    expect(verdicts(trails)).toBe(wanted)
  })

  it('take the owner’s word for the organization’s trail', () => {
    const trails = { trails: [buildForeignTrail()] }
    expect(verdicts(trails, ofOwner())).toBe('pass pass pass')
    expect(verdicts(trails, ofOwner({ isLogging: false }))).toBe('fail fail fail')
    expect(verdicts(trails)).toBe('not-checked not-checked not-checked')
    expect(judgeOn('G1', { trails: buildTrails(trails) }).explanation).toContain(OWNER)
  })

  it('pass on what the member itself may see', () => {
    const seen = { isLogging: true, managementEvents: 'all' as const, latestCloudWatchLogsDeliveryAt: NOW }
    expect(verdicts({ trails: [buildForeignTrail(seen)] })).toBe('pass pass pass')
  })

  it('judge a delivery by when it was read', () => {
    const trails = buildTrails({ trails: [buildTrail({ latestCloudWatchLogsDeliveryAt: NOW - HOUR })] })
    const later = buildContext({ now: NOW + 30 * HOUR })
    expect(judgeOn('G3', { trails }, later).verdict).toBe('pass')
  })

  it('name what is wrong', () => {
    const trails = buildTrails({ trails: [buildTrail({ isLogging: false })] })
    expect(badRows(judgeOn('G1', { trails }))).toEqual(['trail main: all Regions, not logging, all management events'])
    expect(badRows(judgeOn('G1', { trails: buildTrails({ trails: [] }) }))).toHaveLength(1)
  })

  it.each(['G1', 'G2', 'G3', 'G4', 'G5', 'G6'])('%s says why nothing is known', (id) => {
    const judged = judgeOn(id, {}, {}, [buildUnread('trails', { sentence: 'Denied.' })])
    expect(judged).toMatchObject({ verdict: 'not-checked', explanation: 'Denied.' })
  })

  const trail = fc
    .record({
      isLogging: fc.constantFrom(true, false, null),
      multiRegion: fc.boolean(),
      managementEvents: fc.constantFrom('all' as const, 'read' as const, 'unknown' as const),
    })
    .map((each) => buildTrail(each))

  it('G1: one more trail never takes a pass away, and order does not matter', () => {
    fc.assert(
      fc.property(fc.array(trail, { maxLength: 4 }), trail, (trails, more) => {
        const before = judgeOn('G1', { trails: buildTrails({ trails }) }).verdict
        const after = judgeOn('G1', { trails: buildTrails({ trails: [more, ...trails] }) }).verdict
        const turned = judgeOn('G1', { trails: buildTrails({ trails: [...trails, more] }) }).verdict
        expect(turned).toBe(after)
        if (before === 'pass') expect(after).toBe('pass')
      }),
    )
  })

  it('G1: what is not known never makes it pass or fail', () => {
    fc.assert(
      fc.property(fc.array(trail, { minLength: 1, maxLength: 3 }), (trails) => {
        const hidden = trails.map((each) => ({ ...each, isLogging: null }))
        const known = judgeOn('G1', { trails: buildTrails({ trails }) }).verdict
        const unknown = judgeOn('G1', { trails: buildTrails({ trails: hidden }) }).verdict
        expect(unknown).not.toBe('pass')
        if (known === 'pass') expect(unknown).toBe('not-checked')
      }),
    )
  })
})
