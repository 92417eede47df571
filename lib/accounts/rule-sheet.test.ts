/** What the buttons of the sheet of rules send. */
import { describe, expect, it } from 'vitest'
import { sheetKey } from '@/lib/domain/rule-drafts'
import { readForm } from '@/lib/wire/form'
import { ruleSheet } from './rule-sheet'

const OWNER = { gives: 'team' as const, key: 'owner', value: '', name: '' }
const FIELDS = { 'gives:0': 'team', 'key:0': 'owner', 'value:0': '', 'name:0': '' }
const RULES = [{ gives: 'team', tagKey: 'owner', tagValue: null, name: null }]

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

describe('a sheet of rules', () => {
  it('is applied as it was previewed', () => {
    const seen = sheetKey([OWNER])
    expect(readForm(ruleSheet, formOf({ ...FIELDS, intent: 'apply', seen }))).toEqual({
      ...{ intent: 'apply', drafts: [OWNER], rules: RULES },
    })
  })

  it('is looked at again where it was changed since, or never looked at', () => {
    for (const seen of [{}, { seen: '' }, { seen: sheetKey([{ ...OWNER, name: 'Payments' }]) }])
      expect(readForm(ruleSheet, formOf({ ...FIELDS, intent: 'apply', ...seen }))).toMatchObject({ intent: 'preview' })
  })

  it('can be rearranged while something in it is wrong', () => {
    const wrong = { ...FIELDS, 'key:1': '', 'value:1': 'without a tag' }
    expect(readForm(ruleSheet, formOf({ ...wrong, intent: 'remove 1' }))).toEqual({
      ...{ intent: 'rearrange', drafts: [OWNER], rules: [] },
    })
    expect(() => readForm(ruleSheet, formOf({ ...wrong, intent: 'preview' }))).toThrow(
      expect.objectContaining({ code: 'INVALID', fields: { 'key:1': expect.any(String) } }),
    )
  })

  it('is refused from a button that is none', () => {
    expect(() => readForm(ruleSheet, formOf({ ...FIELDS, intent: 'delete everything' }))).toThrow(
      expect.objectContaining({ code: 'INVALID' }),
    )
  })
})
