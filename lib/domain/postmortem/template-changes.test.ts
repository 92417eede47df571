/** What differs between two versions of a template. */
import { describe, expect, it } from 'vitest'
import { BUILT_IN_TEMPLATES } from './catalogue/templates'
import { ruleWords } from './rule-words'
import { templateChanges } from './template-changes'
import { buildTemplate, buildTemplateItem } from './testing/build-template'

describe('templateChanges', () => {
  it('are none between the same', () => {
    expect(templateChanges(BUILT_IN_TEMPLATES.identity, structuredClone(BUILT_IN_TEMPLATES.identity))).toEqual([])
  })

  it('tell what was worded, added, removed, moved and required anew', () => {
    const before = buildTemplate()
    const after = buildTemplate({
      name: 'Gates',
      proposedFor: null,
      sections: [
        { id: 'B', name: 'Shutters' },
        { id: 'A', name: 'Doors' },
      ],
      items: [
        buildTemplateItem({ code: 'B1', section: 'B', requiredFor: { kinds: [], atLeast: 'SEV1' }, dueDays: 1 }),
        buildTemplateItem({ text: 'Look at the gates', kind: 'auto' }),
        buildTemplateItem({ code: 'C1' }),
      ],
      signOffs: [{ id: 'owner', name: 'Keeper', who: 'responder', requiredFor: null }],
    })
    expect(templateChanges(before, after)).toEqual([
      'Name: “Doors” is now “Gates”.',
      'Proposed for none, before for all incidents.',
      'Section B: “Windows” is now “Shutters”.',
      'Sections: in another order.',
      'B1: required in all incidents, SEV1, before all incidents, SEV2 or worse; due after 1 day, before due after 3 days.',
      'A1: reads “Look at the gates”, before “Look at the doors”; kind auto, before person.',
      'C1 added: “Look at the doors”.',
      'A2 removed: “Look at the doors”.',
      'Items: in another order.',
      'Sign-off Owner: is now called “Keeper”; by anybody who may respond.',
      'Sign-off removed: Boss.',
    ])
  })

  it('are none where only the order of kinds differs', () => {
    const rule = (kinds: ('access' | 'identity')[]) => buildTemplate({ proposedFor: { kinds, atLeast: null } })
    expect(templateChanges(rule(['access', 'identity']), rule(['identity', 'access']))).toEqual([])
  })
})

it.each([
  [null, 'none'],
  [{ kinds: [], atLeast: null }, 'all incidents'],
  [{ kinds: [], atLeast: 'SEV4' }, 'all incidents'],
  [{ kinds: ['identity'], atLeast: 'SEV1' }, 'identity incidents, SEV1'],
  [
    { kinds: ['access', 'identity', 'change'], atLeast: 'SEV2' },
    'identity incidents, access incidents and own changes, SEV2 or worse',
  ],
] as const)('a rule in words: %j', (rule, words) => {
  expect(ruleWords(rule === null ? null : { kinds: [...rule.kinds], atLeast: rule.atLeast })).toBe(words)
})
