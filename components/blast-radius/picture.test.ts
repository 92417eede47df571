import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WHOLE_VIEW } from '@/lib/blast-radius/filter'
import { TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'
import {
  buildAccount,
  buildBlastEvent,
  buildBlastFacts,
  buildFault,
  buildReport,
  buildTrail,
  minute,
} from '@/lib/domain/blast-radius/testing/build-blast'
import { inventedFacts } from '@/lib/domain/blast-radius/testing/invent-blast'
import { emptyReason } from './empty-reason'
import { accountRow, firstPicture, isFiltered, listedAccounts } from './picture'

const view = { ...WHOLE_VIEW }

describe('the picture of a blast radius', () => {
  it('counts as many rows as accounts are touched, and draws no more than it is asked for', () => {
    fc.assert(
      fc.property(inventedFacts, fc.nat(12), (facts, count) => {
        const picture = firstPicture(facts, view, count)
        expect(picture.rowCount).toBe(picture.counts.touched)
        expect(picture.rows).toHaveLength(Math.min(count, picture.rowCount))
        const { confirmed, reported, inferred, touched } = picture.counts
        expect(confirmed + reported + inferred).toBe(touched)
      }),
    )
  })

  it('names a team to tell for each touched account, and nobody else', () => {
    fc.assert(
      fc.property(inventedFacts, (facts) => {
        const { owners, counts } = firstPicture(facts, view, 0)
        const told = owners.reduce((sum, { accounts }) => sum + accounts, 0)
        expect(told).toBeGreaterThanOrEqual(counts.touched)
        expect(owners.some(({ accounts }) => accounts > 0)).toBe(counts.touched > 0)
      }),
    )
  })

  it('lists whom a person cleared, and says where AWS speaks against it', () => {
    fc.assert(
      fc.property(inventedFacts, (facts) => {
        const { cleared } = firstPicture(facts, view, 0)
        const touches = touchesAt(facts, null)
        const clear = facts.accounts.flatMap(({ id, report }, index) =>
          report?.verdict === 'clear' ? [[id, touches[index] === TOUCH.confirmed]] : [],
        )
        expect(cleared.map(({ id, disputed }) => [id, disputed])).toEqual(clear)
      }),
    )
  })

  it('names what an account is touched through, what AWS named it for first, each once', () => {
    const facts = buildBlastFacts({
      faults: [buildFault({ serviceName: 'Amazon S3', service: 's3' }), buildFault({ serviceName: 'Amazon EC2' })],
      events: [buildBlastEvent({ serviceName: 'Amazon EC2' })],
      trails: [buildTrail({ fault: 0 }), buildTrail({ fault: 1 })],
      accounts: [buildAccount(1, { named: [[0, minute(0)]], trails: [0, 1] })],
    })
    const row = accountRow(facts, touchesAt(facts, null), 0, null)
    expect(row?.certainty).toBe('confirmed')
    expect(row?.services).toEqual(['Amazon EC2', 'Amazon S3'])
  })

  it('calls stale what rests on old usage alone', () => {
    const stale = (staleTrails: number[]) => {
      const facts = buildBlastFacts({
        faults: [buildFault({})],
        trails: [buildTrail({ fault: 0 }), buildTrail({ fault: 0 })],
        accounts: [buildAccount(1, { trails: [0, 1], staleTrails })],
      })
      return accountRow(facts, touchesAt(facts, null), 0, null)?.stale
    }
    expect(stale([0, 1])).toBe(true)
    expect(stale([0])).toBe(false)
  })

  it('lists accounts only where it is asked for accounts', () => {
    const facts = buildBlastFacts({ accounts: [buildAccount(1, { report: buildReport('touched') })] })
    const touches = touchesAt(facts, null)
    expect(listedAccounts(facts, touches, { ...view, by: 'team' })).toEqual([])
  })
})

describe('why no account is listed', () => {
  const reasonOf = (overrides: Parameters<typeof buildBlastFacts>[0], asked = view) =>
    emptyReason(firstPicture(buildBlastFacts(overrides), asked, 0), asked)
  const fault = buildFault({})
  const trail = buildTrail({ fault: 0 })

  it('is that nobody is touched only where everything that matters is known', () => {
    const accounts = [buildAccount(1, {}), buildAccount(2, {})]
    expect(reasonOf({ faults: [fault], trails: [trail], accounts })).toBe('nobody')
    const unknown = buildAccount(3, { usageUnknown: true })
    expect(reasonOf({ faults: [fault], trails: [trail], accounts: [...accounts, unknown] })).toBe('unknown')
    expect(reasonOf({ accounts })).toBe('nothing-named')
    expect(reasonOf({ faults: [fault], trails: [trail], accounts: [] })).toBe('no-directory')
  })

  it('is the moment, or the filter, where these leave nobody', () => {
    const accounts = [buildAccount(1, { trails: [0] })]
    const before = { ...view, at: new Date(minute(-5_000)).toISOString() }
    expect(reasonOf({ faults: [fault], trails: [trail], accounts }, before)).toBe('not-then')
    const other = { ...view, filter: { ...view.filter, q: 'nobody is called so' } }
    expect(isFiltered(other)).toBe(true)
    expect(reasonOf({ faults: [fault], trails: [trail], accounts }, other)).toBe('filter')
  })
})
