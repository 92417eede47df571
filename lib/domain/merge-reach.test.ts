import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type EntityWord,
  type GivenEntity,
  type KnownAccount,
  type KnownEntity,
  mergeAccount,
  mergeWords,
  tellEntity,
} from './merge-reach'

const entity = fc.record<EntityWord>({
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
/** Dated words about the entities of one value, not all of which have an ARN. */
const words = fc.uniqueArray(
  fc.record<GivenEntity>({
    arn: fc.constantFrom(null, 'arn:1', 'arn:2', 'arn:3'),
    status: fc.constantFrom(null, 'IMPAIRED', 'RESOLVED'),
    lastUpdatedAt: fc.integer({ min: 0, max: 99 }),
  }),
  { minLength: 1, maxLength: 9, selector: ({ lastUpdatedAt }) => lastUpdatedAt },
)
const told = fc.uniqueArray(account, { minLength: 1, maxLength: 6, selector: ({ textSaidAt }) => textSaidAt })
const inAnyOrder = <T>(list: fc.Arbitrary<T[]>) =>
  list.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length })))

/** The entities of one value after the words, by ARN, and how many of them were new. */
function tell(list: readonly GivenEntity[]): { entities: KnownEntity[]; added: number } {
  let entities: KnownEntity[] = []
  let added = 0
  for (const given of list) {
    for (const { before, after } of tellEntity(entities, given)) {
      if (before === null) added += 1
      entities = [...entities.filter((each) => each !== before), after]
    }
  }
  return { entities: entities.sort((a, b) => ((a.arn ?? '') < (b.arn ?? '') ? -1 : 1)), added }
}

describe('the entities of one value', () => {
  it('are the same whatever order dated words about them come in, each counted once', () => {
    fc.assert(
      fc.property(inAnyOrder(words), ([list, other]) => {
        expect(tell(other)).toEqual(tell(list))
      }),
    )
  })

  it('are those whose ARN was told, else one; each has the last status of its ARN or of the value', () => {
    fc.assert(
      fc.property(words, (list) => {
        const { entities, added } = tell(list)
        const arns = [...new Set(list.flatMap(({ arn }) => arn ?? []))].sort()
        expect(entities.map(({ arn }) => arn)).toEqual(arns.length === 0 ? [null] : arns)
        expect(added).toBe(entities.length)
        for (const { arn, status } of entities) {
          const own = list.filter((given) => given.arn === arn || given.arn === null)
          expect(status).toBe(own.toSorted((a, b) => (a.lastUpdatedAt ?? 0) - (b.lastUpdatedAt ?? 0)).at(-1)?.status)
        }
      }),
    )
  })

  it('need not all be known where the word has an ARN', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('arn:1', 'arn:2'), fc.nat(99), (list, arn, lastUpdatedAt) => {
        const { entities } = tell(list)
        const one = entities.find((each) => each.arn === arn) ?? entities[0]
        const given = { arn, status: 'PENDING', lastUpdatedAt }
        expect(tellEntity(one === undefined ? [] : [one], given)).toEqual(tellEntity(entities, given))
      }),
    )
  })
})

describe('an entity', () => {
  it('is the same whatever order dated words about it come in', () => {
    fc.assert(
      fc.property(inAnyOrder(dated), ([list, other]) => {
        expect(other.reduce(mergeWords)).toEqual(list.reduce(mergeWords))
      }),
    )
  })

  it('has the status that was said last', () => {
    fc.assert(
      fc.property(dated, (list) => {
        const latest = list.toSorted((a, b) => (a.lastUpdatedAt ?? 0) - (b.lastUpdatedAt ?? 0)).at(-1)
        expect(list.reduce(mergeWords).status).toBe(latest?.status)
      }),
    )
  })

  it('never goes back in time, and takes the same word twice without a change', () => {
    fc.assert(
      fc.property(entity, entity, (known, given) => {
        const merged = mergeWords(known, given)
        expect(merged.lastUpdatedAt ?? -1).toBe(Math.max(known.lastUpdatedAt ?? -1, given.lastUpdatedAt ?? -1))
        expect(mergeWords(merged, given)).toEqual(merged)
      }),
    )
  })

  const known: EntityWord = { status: 'IMPAIRED', lastUpdatedAt: 5 }
  it.each<[string, Partial<EntityWord>, EntityWord]>([
    ['a status of the same moment', { status: 'RESOLVED' }, { ...known, status: 'RESOLVED' }],
    ['a status without a moment', { status: 'RESOLVED', lastUpdatedAt: null }, { ...known, status: 'RESOLVED' }],
    ['no status of the same moment', { status: null }, known],
    ['no status later', { status: null, lastUpdatedAt: 6 }, { ...known, status: null, lastUpdatedAt: 6 }],
    ['an earlier status', { status: 'RESOLVED', lastUpdatedAt: 4 }, known],
  ])('takes %s', (_name, given, expected) => {
    expect(mergeWords(known, { ...known, ...given })).toEqual(expected)
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
