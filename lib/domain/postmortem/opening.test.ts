/** What a post-mortem gets when it is opened. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { BUILT_IN_IDS, BUILT_IN_TEMPLATES } from './catalogue/templates'
import { itemsFor, proposeTemplate, signOffsFor } from './opening'
import { buildTemplate, buildTemplateItem } from './testing/build-template'

const SEV1 = { kind: 'provider', severity: 'SEV1' } as const
const SEV4 = { kind: 'identity', severity: 'SEV4' } as const

describe('itemsFor', () => {
  it('takes what is asked for, section by section, with its due day', () => {
    expect(itemsFor(buildTemplate(), SEV1, '2026-02-27')).toMatchObject([
      { code: 'A1', sectionName: 'Doors', position: 0, isRequired: false, dueOn: null },
      { code: 'B1', sectionName: 'Windows', position: 1, isRequired: true, dueOn: '2026-03-02' },
    ])
    expect(itemsFor(buildTemplate(), SEV4, '2026-02-27').map(({ code, isRequired }) => [code, isRequired])).toEqual([
      ['A1', false],
      ['A2', false],
      ['B1', false],
    ])
  })

  it('numbers without gaps, asks for nothing twice and invents nothing, whatever the incident', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BUILT_IN_IDS),
        fc.record({ kind: fc.constantFrom(...INCIDENT_KINDS), severity: fc.constantFrom(...SEVS) }),
        (id, incident) => {
          const definition = BUILT_IN_TEMPLATES[id]
          const items = itemsFor(definition, incident, '2026-11-23')
          expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index))
          expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
          const codes = definition.items.map(({ code }) => code)
          expect(items.every(({ code }) => codes.includes(code))).toBe(true)
        },
      ),
    )
  })
})

describe('signOffsFor', () => {
  it('takes the roles whose rule holds, and those without one', () => {
    expect(signOffsFor(buildTemplate(), SEV1).map(({ id }) => id)).toEqual(['owner', 'boss'])
    expect(signOffsFor(buildTemplate(), SEV4).map(({ id }) => id)).toEqual(['owner'])
  })
})

describe('proposeTemplate', () => {
  const builtIn = BUILT_IN_IDS.map((id) => ({ id, definition: BUILT_IN_TEMPLATES[id] }))

  it.each([
    ['identity', 'identity'],
    ['access', 'access'],
    ['provider', 'service'],
    ['change', 'service'],
  ] as const)('for an incident of kind %s is %s', (kind, id) => {
    for (const severity of SEVS) expect(proposeTemplate(builtIn, { kind, severity })?.id).toBe(id)
  })

  it('prefers a template for the most severe only to one for all of the kind, and that to one for any kind', () => {
    const any = { id: 'any', definition: buildTemplate({ name: 'Any' }) }
    const worst = {
      id: 'worst',
      definition: buildTemplate({ name: 'Worst', proposedFor: { kinds: ['identity'], atLeast: 'SEV1' } }),
    }
    const all = [any, ...builtIn, worst]
    expect(proposeTemplate(all, { kind: 'identity', severity: 'SEV1' })?.id).toBe('worst')
    expect(proposeTemplate(all, { kind: 'identity', severity: 'SEV2' })?.id).toBe('identity')
    expect(proposeTemplate([any, worst], { kind: 'access', severity: 'SEV2' })?.id).toBe('any')
  })

  it('falls back to the service outage, then to what there is', () => {
    const never = { id: 'never', definition: buildTemplate({ proposedFor: null }) }
    expect(proposeTemplate([never, ...builtIn.slice(1, 2)], { kind: 'identity', severity: 'SEV1' })?.id).toBe('service')
    expect(proposeTemplate([never], { kind: 'identity', severity: 'SEV1' })?.id).toBe('never')
    expect(proposeTemplate([], { kind: 'identity', severity: 'SEV1' })).toBeNull()
  })

  it('does not depend on the order', () => {
    const all = [...builtIn, { id: 'x', definition: buildTemplate() }, { id: 'y', definition: buildTemplate() }]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.record({ kind: fc.constantFrom(...INCIDENT_KINDS), severity: fc.constantFrom(...SEVS) }),
        (shuffled, incident) => {
          expect(proposeTemplate(shuffled, incident)).toBe(proposeTemplate(all, incident))
        },
      ),
    )
  })

  it('keeps items of sections that the template does not name out, so that none is without a heading', () => {
    const items = [buildTemplateItem({ code: 'Z1', section: 'Z' }), buildTemplateItem()]
    expect(itemsFor(buildTemplate({ items }), SEV1, '2026-01-01').map(({ code }) => code)).toEqual(['A1'])
  })
})
