import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownAccount, type KnownEntity, mergeAccount, mergeEntity } from './merge-reach'

const entity = fc.record<KnownEntity>({
  arn: fc.constantFrom(null, 'arn'),
  status: fc.constantFrom(null, 'IMPAIRED', 'RESOLVED'),
  lastUpdatedAt: fc.option(fc.integer({ min: 0, max: 9 })),
})
const account = fc.record<KnownAccount>({
  connectionId: fc.constantFrom(null, 'environment'),
  textDigest: fc.constantFrom('a', 'b', 'c'),
  textSaidAt: fc.integer({ min: 0, max: 9 }),
  readFor: fc.option(fc.integer({ min: 0, max: 9 })),
})
const dated = fc.uniqueArray(
  entity.filter(({ lastUpdatedAt }) => lastUpdatedAt !== null),
  { minLength: 1, maxLength: 6, selector: ({ lastUpdatedAt }) => lastUpdatedAt },
)
const told = fc.uniqueArray(account, { minLength: 1, maxLength: 6, selector: ({ textSaidAt }) => textSaidAt })
const inAnyOrder = <T>(list: fc.Arbitrary<T[]>) =>
  list.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length })))

describe('an entity', () => {
  it('is the same whatever order dated words about it come in', () => {
    fc.assert(
      fc.property(inAnyOrder(dated), ([list, other]) => {
        expect(other.reduce(mergeEntity)).toEqual(list.reduce(mergeEntity))
      }),
    )
  })

  it('has the status that was said last', () => {
    fc.assert(
      fc.property(dated, (list) => {
        const latest = list.toSorted((a, b) => (a.lastUpdatedAt ?? 0) - (b.lastUpdatedAt ?? 0)).at(-1)
        expect(list.reduce(mergeEntity).status).toBe(latest?.status)
      }),
    )
  })

  it('never goes back in time, and takes the same word twice without a change', () => {
    fc.assert(
      fc.property(entity, entity, (known, given) => {
        const merged = mergeEntity(known, given)
        expect(merged.lastUpdatedAt ?? -1).toBe(Math.max(known.lastUpdatedAt ?? -1, given.lastUpdatedAt ?? -1))
        expect(mergeEntity(merged, given)).toEqual(merged)
        expect(merged.arn).toBe(known.arn ?? given.arn)
      }),
    )
  })

  const known: KnownEntity = { arn: 'arn', status: 'IMPAIRED', lastUpdatedAt: 5 }
  it.each<[string, Partial<KnownEntity>, KnownEntity]>([
    ['a status of the same moment', { status: 'RESOLVED' }, { ...known, status: 'RESOLVED' }],
    ['a status without a moment', { status: 'RESOLVED', lastUpdatedAt: null }, { ...known, status: 'RESOLVED' }],
    ['no status of the same moment', { status: null, arn: null }, known],
    ['no status later', { status: null, lastUpdatedAt: 6 }, { ...known, status: null, lastUpdatedAt: 6 }],
    ['an earlier status', { status: 'RESOLVED', lastUpdatedAt: 4 }, known],
  ])('takes %s', (_name, given, expected) => {
    expect(mergeEntity(known, { ...known, ...given })).toEqual(expected)
  })
})

describe('an account', () => {
  it('is the same whatever order its texts and readings come in', () => {
    fc.assert(
      fc.property(inAnyOrder(told), ([list, other]) => {
        expect(other.reduce(mergeAccount)).toEqual(list.reduce(mergeAccount))
      }),
    )
  })

  it('keeps the text that it had, when one without or with an older one comes', () => {
    const known: KnownAccount = { connectionId: 'a', textDigest: 'new', textSaidAt: 5, readFor: 5 }
    const silent = { connectionId: 'b', textDigest: null, textSaidAt: null, readFor: null }
    expect(mergeAccount(known, silent)).toEqual(known)
    expect(mergeAccount(known, { ...silent, textDigest: 'old', textSaidAt: 4, readFor: 4 })).toEqual(known)
    expect(mergeAccount(silent, known)).toEqual({ ...known, connectionId: 'b' })
    expect(mergeAccount(known, { ...known, textDigest: 'mended' }).textDigest).toBe('mended')
  })
})
