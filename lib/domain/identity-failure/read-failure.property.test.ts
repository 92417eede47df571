/** Whatever texts come in whatever order: no throw, one reading, and only sentences that AWS wrote. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '@/lib/domain/impact-windows/plain-text'
import { FAILURE_KINDS, type IdentityEvent } from './identity-event'
import { readIdentityFailure } from './read-failure'

const PIECES = [
  ...[
    'creating ',
    'IAM roles ',
    'newly created ',
    'existing users ',
    'authentication ',
    'STS ',
    'SAML sign-in ',
    'API ',
  ],
  ...['fails ', 'errors ', 'is not affected ', 'delays ', 'has recovered ', 'not ', 'may ', 'operating normally '],
  ...['and ', ', ', 'but ', '. ', '\n\n', '<br>', '&amp;', 'EU-WEST-1 ', 'us-east-1 ', 'That issue is now resolved. '],
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
)
const event = fc.record({
  service: fc.constantFrom('iam', 'sts', 'signin', 'identitycenter', 'multipleservices', 'constructor'),
  region: fc.constantFrom('global', 'us-east-1', 'eu-west-1'),
  summary: text,
  isOver: fc.boolean(),
  updates: fc.uniqueArray(fc.record({ minute: fc.nat(20), text, isWhole: fc.boolean() }), {
    maxLength: 5,
    selector: ({ minute }) => minute,
  }),
  impactedServices: fc.array(
    fc.record({
      service: fc.constantFrom('sts', 'iam', 'ec2', 'signin'),
      region: fc.constantFrom('us-east-1', 'eu-west-1'),
      isOver: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})
const events = fc.array(event, { maxLength: 4 }).map((all) =>
  all.map(
    ({ updates, ...rest }, index): IdentityEvent => ({
      ...rest,
      id: String(index * 7 + 3),
      updates: updates.map(({ minute, ...update }) => ({
        ...update,
        observedAt: new Date(1_714_800_000_000 + minute * 60_000).toISOString(),
      })),
    }),
  ),
)

test('each sentence is a part of what its event says, and kinds are in order', () => {
  fc.assert(
    fc.property(events, (all) => {
      const failure = readIdentityFailure(all, { partition: 'aws' })
      if (failure === null) return
      expect(failure.kinds).toEqual(FAILURE_KINDS.filter((kind) => failure.kinds.includes(kind)))
      expect(failure.kinds.length).toBeGreaterThan(0)
      for (const { sentence, eventId, regions } of failure.statements) {
        expect(regions).toEqual([...new Set(regions)].toSorted())
        if (sentence === null) continue
        const own = all.find(({ id }) => id === eventId)
        const texts = [own?.summary ?? '', ...(own?.updates ?? []).map((update) => update.text)].map(plainText)
        expect(texts.some((each) => each.includes(sentence))).toBe(true)
      }
    }),
  )
})

test('the order of events and updates does not matter', () => {
  fc.assert(
    fc.property(events, (all) => {
      const turned = all.map((each) => ({ ...each, updates: each.updates.toReversed() })).toReversed()
      expect(readIdentityFailure(turned, { partition: 'aws' })).toEqual(readIdentityFailure(all, { partition: 'aws' }))
    }),
  )
})

test('takes long texts', () => {
  const long = ['some, ', 'create ', 'begin ', 'a and b and ', 'not ', ', existing roles fail'].map((piece) =>
    piece.repeat(3000),
  )
  const updates = long.map((each) => ({ observedAt: '2024-05-04T12:00:00.000Z', text: each, isWhole: false }))
  const all = [{ id: '1', service: 'iam', region: 'global', summary: '', isOver: false, updates, impactedServices: [] }]
  expect(readIdentityFailure(all, { partition: 'aws' })?.kinds).toEqual(['unknown'])
})
