/** What is wrong with a template that somebody writes, and how it is cleaned. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_IDS, BUILT_IN_TEMPLATES } from './catalogue/templates'
import { cleanTemplate } from './clean-template'
import { templateProblems } from './template-problems'
import { buildTemplate, buildTemplateItem } from './testing/build-template'

describe('templateProblems', () => {
  it.each(BUILT_IN_IDS)('finds none in %s, which is clean', (id) => {
    expect(templateProblems(BUILT_IN_TEMPLATES[id])).toEqual({})
    expect(templateProblems(cleanTemplate(BUILT_IN_TEMPLATES[id]))).toEqual({})
  })

  it('names each field that is empty, too long or taken', () => {
    const problems = templateProblems(
      buildTemplate({
        name: '',
        items: [
          buildTemplateItem({ text: 'x'.repeat(301) }),
          buildTemplateItem({ code: 'a1', section: 'Q' }),
          buildTemplateItem({ code: 'no blanks', dueDays: 1.5 }),
        ],
        signOffs: [],
      }),
    )
    expect(Object.keys(problems).toSorted()).toEqual([
      'items.0.text',
      'items.1.code',
      'items.1.section',
      'items.2.code',
      'items.2.dueDays',
      'name',
      'signOffs',
    ])
    expect(problems['items.0.text']).toContain('301')
  })

  it('takes 300 items and not 301', () => {
    const items = Array.from({ length: 301 }, (_, index) => buildTemplateItem({ code: `X${index}` }))
    expect(templateProblems(buildTemplate({ items: items.slice(1) }))).toEqual({})
    expect(templateProblems(buildTemplate({ items }))).toEqual({ items: expect.stringContaining('301') })
  })

  it('refuses a template without sections or items', () => {
    expect(templateProblems(buildTemplate({ sections: [], items: [] }))).toMatchObject({
      sections: expect.any(String),
      items: expect.any(String),
    })
  })
})

describe('cleanTemplate', () => {
  it('puts texts on one line and items in the order of their sections, and keeps HTML as typed', () => {
    const clean = cleanTemplate(
      buildTemplate({
        name: '  <b>Doors</b>\n\u202E ',
        items: [buildTemplateItem({ code: 'B1', section: 'B' }), buildTemplateItem({ text: 'one\r\ntwo\u0000' })],
      }),
    )
    expect(clean.name).toBe('<b>Doors</b>')
    expect(clean.items.map(({ code, text }) => [code, text])).toEqual([
      ['A1', 'one two'],
      ['B1', 'Look at the doors'],
    ])
  })

  it('leaves what is clean as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, text) => {
        const once = cleanTemplate(buildTemplate({ name, items: [buildTemplateItem({ text })] }))
        expect(cleanTemplate(once)).toEqual(once)
      }),
    )
  })
})
