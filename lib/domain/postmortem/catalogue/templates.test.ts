/** The templates that come with Faultline: complete, well-formed, and sensible by severity. */
import { describe, expect, it } from 'vitest'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { itemsFor, signOffsFor } from '../opening'
import { progressOf } from '../progress'
import { missingFromCatalogue } from './missing-items'
import { BUILT_IN_IDS, BUILT_IN_TEMPLATES, isBuiltInId } from './templates'

/** How many items each section of the catalogue has. */
const SECTIONS = { A: 8, B: 5, C: 7, D: 10, E: 7, F: 3, G: 7, H: 7, I: 7 }
const ALL = Object.entries(SECTIONS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
)

it('identity has the whole catalogue, the others their sections', () => {
  const codesOf = (id: (typeof BUILT_IN_IDS)[number]) => BUILT_IN_TEMPLATES[id].items.map(({ code }) => code)
  expect(codesOf('identity')).toEqual(ALL)
  expect(codesOf('service')).toEqual(ALL.filter((code) => 'ABHI'.includes(code.slice(0, 1))))
  expect(codesOf('access')).toEqual(ALL.filter((code) => 'ACDEFGI'.includes(code.slice(0, 1))))
})

it('has machine, half-machine and people’s items as the catalogue says', () => {
  const of = (kind: string) =>
    BUILT_IN_TEMPLATES.identity.items.filter((item) => item.kind === kind).map(({ code }) => code)
  expect(of('person')).toEqual(['A7', 'B5', 'H4', 'H5', 'H7', 'I1', 'I3', 'I6'])
  expect(of('semi')).toEqual(['A3', 'A4', 'A5', 'A8', 'C7', 'H1', 'H3', 'H6'])
})

describe.each(BUILT_IN_IDS)('%s', (id) => {
  const definition = BUILT_IN_TEMPLATES[id]

  it('words every item: what, why, where', () => {
    for (const { text, why, whereToLook } of definition.items) {
      expect(text.length).toBeLessThan(130)
      expect(text).not.toMatch(/\.$/)
      expect(why).toMatch(/\.$/)
      expect(whereToLook).toMatch(/\.$/)
    }
  })

  it('asks for more where it is worse, and always for something', () => {
    for (const kind of INCIDENT_KINDS) {
      const required = SEVS.map((severity) => {
        const items = itemsFor(definition, { kind, severity }, '2026-11-23')
        return progressOf(
          items.map((item) => ({ ...item, outcome: 'open' as const })),
          '2026-11-23',
        ).required
      })
      expect(required).toEqual(required.toSorted((a, b) => b - a))
      expect(required.at(-1)).toBeGreaterThan(3)
      expect(required[0]).toBeGreaterThan(required.at(-1) ?? 0)
    }
  })

  it('is signed by at least two people', () => {
    for (const severity of SEVS) {
      expect(signOffsFor(definition, { kind: 'provider', severity }).map(({ id: role }) => role)).toEqual(
        expect.arrayContaining(['owner', 'reviewer']),
      )
    }
  })
})

it('knows its own ids', () => {
  expect(isBuiltInId('access')).toBe(true)
  expect(isBuiltInId('toString')).toBe(false)
})

it('tells which items of the catalogue a template lacks, with their sections', () => {
  expect(missingFromCatalogue(BUILT_IN_TEMPLATES.identity)).toEqual([])
  const missing = missingFromCatalogue(BUILT_IN_TEMPLATES.service)
  expect(missing).toHaveLength(34)
  expect(missing[0]).toMatchObject({ item: { code: 'C1' }, sectionName: 'Root and second factors' })
})
