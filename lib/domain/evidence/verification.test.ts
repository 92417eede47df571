/** When an action is done by itself, and when it opens again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VERDICTS } from './verdict'
import { type RuleAccount, verify } from './verification'

const SINCE = 1_000
const OPEN = { check: 'C1', state: 'open', since: SINCE } as const
const DONE = { ...OPEN, state: 'done' } as const
const account = (overrides: Partial<RuleAccount> = {}): RuleAccount => ({
  ...{ isActive: true, verdict: 'pass', asOf: SINCE },
  ...overrides,
})

describe('verify', () => {
  it('closes what passes in every account on newer evidence', () => {
    expect(verify(OPEN, [account(), account({ verdict: 'not-applicable' })])).toEqual({
      ...{ move: 'close', says: 'C1 passes in 2 accounts.', isWhole: true, fails: false },
    })
  })

  it('counts waived as not failing, and says so', () => {
    expect(verify(OPEN, [account(), account({ verdict: 'waived' })])).toMatchObject({
      ...{ move: 'close', says: 'C1 passes in 2 accounts, 1 of them waived.' },
    })
  })

  it.each<[string, RuleAccount]>([
    ['older evidence', account({ asOf: SINCE - 1 })],
    ['what was not checked', account({ verdict: 'not-checked' })],
    ['what is stale', account({ verdict: 'stale' })],
    ['what was never judged', account({ verdict: null, asOf: null })],
    ['what a person must decide', account({ verdict: 'collected' })],
    ['an older failure', account({ verdict: 'fail', asOf: SINCE - 1 })],
  ])('is moved by %s neither way', (_, one) => {
    const says = 'C1 passes in 1 of 2 accounts, 1 not judged on newer evidence yet.'
    expect(verify(OPEN, [account(), one])).toEqual({ move: null, says, isWhole: false, fails: false })
    expect(verify(DONE, [account(), one]).move).toBeNull()
  })

  it('opens again what fails in one account, whatever is unknown of the others', () => {
    const accounts = [account(), account({ verdict: 'fail' }), account({ verdict: 'not-checked' })]
    expect(verify(DONE, accounts)).toMatchObject({
      move: 'reopen',
      says: 'C1 passes in 1 of 3 accounts, it fails in 1, 1 not judged on newer evidence yet.',
    })
    expect(verify({ ...DONE, state: 'dropped' }, accounts).move).toBeNull()
  })

  it('leaves closed accounts out, and does nothing where none is left', () => {
    const closed = account({ isActive: false, verdict: 'fail' })
    expect(verify(OPEN, [account(), closed]).move).toBe('close')
    expect(verify(OPEN, [closed])).toMatchObject({ move: null, isWhole: false })
  })

  it('never both closes and fails, and never closes on what is not known', () => {
    const accounts = fc.array(
      fc.record({
        isActive: fc.boolean(),
        verdict: fc.option(fc.constantFrom(...VERDICTS)),
        asOf: fc.option(fc.integer({ min: 0, max: 2_000 })),
      }),
    )
    fc.assert(
      fc.property(accounts, (given) => {
        const { move } = verify(OPEN, given)
        const active = given.filter(({ isActive }) => isActive)
        const holds = active.every(
          ({ verdict, asOf }) =>
            ['pass', 'not-applicable', 'waived'].includes(verdict ?? '') && asOf !== null && asOf >= SINCE,
        )
        expect(move).toBe(active.length > 0 && holds ? 'close' : null)
      }),
    )
  })
})
