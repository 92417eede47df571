/** The sheet of rules. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GIVEN } from './account-rules'
import { draftField, draftsOf, isBlankDraft, type RuleDraft, rearrange, sheetKey, toDraft } from './rule-drafts'

function buildDraft(key: string, overrides: Partial<RuleDraft> = {}): RuleDraft {
  return { gives: 'team', key, value: '', name: '', ...overrides }
}

const drafts = fc.array(
  fc.record({
    gives: fc.constantFrom(...GIVEN),
    key: fc.string({ maxLength: 5 }),
    value: fc.string({ maxLength: 5 }),
    name: fc.string({ maxLength: 5 }),
  }),
  { maxLength: 12 },
)

function fieldsOf(rows: readonly RuleDraft[]): Record<string, string> {
  const names = ['gives', 'key', 'value', 'name'] as const
  return Object.fromEntries(rows.flatMap((row, place) => names.map((name) => [draftField(name, place), row[name]])))
}

it('is read from a form as it was written into it', () => {
  fc.assert(
    fc.property(drafts, (rows) => {
      expect(draftsOf(fieldsOf(rows))).toEqual(rows)
    }),
  )
})

it('reads a form that nobody wrote as rows of text', () => {
  expect(draftsOf({ 'key:2': 'b', 'key:10': 'c', 'key:1': 7, 'gives:2': 'everything', 'key:x': 'no' })).toEqual([
    buildDraft(''),
    buildDraft('b'),
    buildDraft('c'),
  ])
})

it('is the stored rules, blank where these say "any" and "as the tag says"', () => {
  expect(toDraft({ gives: 'environment', tagKey: 'stage', tagValue: null, name: null })).toEqual(
    buildDraft('stage', { gives: 'environment' }),
  )
})

it('moves and takes out single rows', () => {
  const rows = ['a', 'b', 'c'].map((key) => buildDraft(key))
  const keys = (intent: string) => rearrange(rows, intent)?.map(({ key }) => key)
  expect(keys('up 2')).toEqual(['a', 'c', 'b'])
  expect(keys('down 0')).toEqual(['b', 'a', 'c'])
  expect(keys('remove 1')).toEqual(['a', 'c'])
  expect([keys('up 0'), keys('down 2'), keys('up 9')]).toEqual(Array(3).fill(['a', 'b', 'c']))
})

it('begins a rule from a tag in the first blank row, whatever the tag is called', () => {
  const rows = [buildDraft('a'), buildDraft('')]
  expect(rearrange(rows, 'add environment cost center:2')).toEqual([
    buildDraft('a'),
    buildDraft('cost center:2', { gives: 'environment' }),
  ])
  expect(rearrange([], 'add team')).toEqual([buildDraft('')])
  expect(rearrange([], 'add criticality tier')).toEqual([buildDraft('tier', { gives: 'criticality' })])
})

it('loses and invents no row by moving, and leaves other buttons alone', () => {
  fc.assert(
    fc.property(drafts, fc.constantFrom('up', 'down'), fc.nat(14), (rows, how, place) => {
      const moved = rearrange(rows, `${how} ${place}`) ?? []
      const sorted = (some: readonly RuleDraft[]) => some.map((row) => JSON.stringify(row)).sort()
      expect(sorted(moved)).toEqual(sorted(rows))
    }),
  )
  for (const intent of ['preview', 'apply', '', 'up', 'up -1', 'add', 'add owner'])
    expect(rearrange([], intent)).toBeNull()
})

it('is the same sheet whatever is blank in it', () => {
  const rows = [buildDraft('owner'), buildDraft('stage', { gives: 'environment' })]
  expect(sheetKey([buildDraft(''), ...rows, buildDraft(' ')])).toBe(sheetKey(rows))
  expect(sheetKey([...rows].reverse())).not.toBe(sheetKey(rows))
  expect(isBlankDraft(buildDraft(' ', { gives: 'environment' }))).toBe(true)
})
