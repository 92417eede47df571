/** What is in the way of publishing. */
import { expect, it } from 'vitest'
import { type PublishingFacts, whyNotPublish } from './publishing'

const ready: PublishingFacts = {
  state: 'review',
  items: [
    { code: 'A1', text: 'Look', isRequired: true, outcome: 'done' },
    { code: null, text: 'Ask', isRequired: true, outcome: 'not-applicable' },
    { code: 'A2', text: 'Think', isRequired: false, outcome: 'open' },
  ],
  roles: [{ name: 'Owner', isSigned: true }],
}

it('is nothing where all that is required is settled and signed', () => {
  expect(whyNotPublish(ready)).toEqual([])
})

it('is that it is a draft, or published already', () => {
  expect(whyNotPublish({ ...ready, state: 'draft' })).toEqual([expect.stringContaining('draft')])
  expect(whyNotPublish({ ...ready, state: 'published' })).toEqual([expect.stringContaining('already')])
})

it('names what is open and who has not signed, all at once', () => {
  const items = [
    { code: 'A1', text: 'Look', isRequired: true, outcome: 'open' as const },
    { code: null, text: 'Ask', isRequired: true, outcome: 'open' as const },
  ]
  const roles = [
    { name: 'Owner', isSigned: false },
    { name: 'Reviewer', isSigned: true },
    { name: 'Security', isSigned: false },
  ]
  expect(whyNotPublish({ state: 'review', items, roles })).toEqual([
    '2 required items are open: A1, “Ask”.',
    'Not signed yet by: Owner, Security.',
  ])
})

it('names five and counts the rest', () => {
  const items = Array.from({ length: 12 }, (_, index) => ({
    code: `X${index}`,
    text: '',
    isRequired: true,
    outcome: 'open' as const,
  }))
  expect(whyNotPublish({ ...ready, items })).toEqual(['12 required items are open: X0, X1, X2, X3, X4, 7 more.'])
})
