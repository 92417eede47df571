/** A template while somebody writes it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_TEMPLATES } from './catalogue/templates'
import { cleanTemplate } from './clean-template'
import { type DraftStep, definitionOf, draftAfter, draftOf, keptItems } from './template-draft'
import { buildTemplate, buildTemplateItem } from './testing/build-template'

const start = draftOf(buildTemplate())
const codes = (steps: DraftStep[], draft = start) =>
  definitionOf(steps.reduce(draftAfter, draft)).items.map(({ code }) => code)
const keyOf = (code: string) => start.items.find((item) => item.code === code)?.key ?? -1

it('of a stored template becomes the same template', () => {
  for (const definition of Object.values(BUILT_IN_TEMPLATES)) {
    expect(definitionOf(draftOf(definition))).toEqual(definition)
  }
})

describe('items', () => {
  it('move within their section, and stop at its ends', () => {
    expect(codes([])).toEqual(['A1', 'A2', 'B1'])
    expect(codes([{ step: 'move-item', key: keyOf('A1'), by: 1 }])).toEqual(['A2', 'A1', 'B1'])
    expect(codes([{ step: 'move-item', key: keyOf('A2'), by: -1 }])).toEqual(['A2', 'A1', 'B1'])
    expect(codes([{ step: 'move-item', key: keyOf('A1'), by: -1 }])).toEqual(['A1', 'A2', 'B1'])
    expect(codes([{ step: 'move-item', key: keyOf('B1'), by: 1 }])).toEqual(['A1', 'A2', 'B1'])
  })

  it('go, and come back to their place', () => {
    const gone: DraftStep = { step: 'remove-item', key: keyOf('A1') }
    expect(codes([gone])).toEqual(['A2', 'B1'])
    expect(codes([gone, { step: 'return-item', key: keyOf('A1') }])).toEqual(['A1', 'A2', 'B1'])
  })

  it('that are new get the first free code, not that of one that was taken away', () => {
    const added = codes([
      { step: 'remove-item', key: keyOf('A1') },
      { step: 'add-item', section: 'A' },
    ])
    expect(added).toEqual(['A2', 'A3', 'B1'])
  })

  it('come from the catalogue with their section where it is missing', () => {
    const item = buildTemplateItem({ code: 'H1', section: 'H' })
    const draft = draftAfter(start, { step: 'take-item', item, sectionName: 'Resilience' })
    expect(definitionOf(draft)).toMatchObject({
      sections: [{ id: 'A' }, { id: 'B' }, { id: 'H', name: 'Resilience' }],
      items: [{ code: 'A1' }, { code: 'A2' }, { code: 'B1' }, { code: 'H1' }],
    })
  })
})

describe('sections and roles', () => {
  it('are added with a letter and an id of their own', () => {
    const draft = draftAfter(draftAfter(start, { step: 'add-section' }), { step: 'add-role' })
    expect(draft.sections.at(-1)).toMatchObject({ id: 'C', name: '' })
    expect(draft.signOffs.at(-1)).toMatchObject({ id: 'role-1', who: 'responder' })
  })

  it('a section with items is not removed; an empty one is', () => {
    const key = start.sections.find(({ id }) => id === 'B')?.key ?? -1
    expect(draftAfter(start, { step: 'remove-section', key })).toBe(start)
    const emptied = draftAfter(start, { step: 'remove-item', key: keyOf('B1') })
    expect(draftAfter(emptied, { step: 'remove-section', key }).sections.map(({ id }) => id)).toEqual(['A'])
  })
})

it('loses nothing by moving about, keeps keys apart, and is stored in the order that it shows', () => {
  const key = fc.integer({ min: 0, max: 9 })
  const by = fc.constantFrom(-1 as const, 1 as const)
  const step: fc.Arbitrary<DraftStep> = fc.oneof(
    fc.record({ step: fc.constant('move-item' as const), key, by }),
    fc.record({ step: fc.constant('move-section' as const), key, by }),
    fc.record({ step: fc.constantFrom('remove-item' as const, 'return-item' as const), key }),
    fc.record({ step: fc.constant('add-item' as const), section: fc.constantFrom('A', 'B') }),
    fc.record({ step: fc.constant('add-section' as const) }),
    fc.record({ step: fc.constant('remove-section' as const), key }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const draft = steps.reduce(draftAfter, start)
      const keys = [...draft.items, ...draft.sections, ...draft.signOffs].map((each) => each.key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(new Set(draft.items.map(({ code }) => code)).size).toBe(draft.items.length)
      const stored = cleanTemplate(definitionOf(draft)).items.map(({ code }) => code)
      expect(keptItems(draft).map(({ code }) => code)).toEqual(stored)
    }),
  )
})
