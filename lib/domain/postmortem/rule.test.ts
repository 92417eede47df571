/** Rules of templates: kinds and severities, written out and as properties. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { INCIDENT_KINDS, SEVS, sevNumber } from '@/lib/domain/incident'
import { holdsFor } from './rule'

const incident = fc.record({ kind: fc.constantFrom(...INCIDENT_KINDS), severity: fc.constantFrom(...SEVS) })

it('holds for its kinds, at its severity and worse', () => {
  const rule = { kinds: ['identity' as const], atLeast: 'SEV2' as const }
  expect(holdsFor(rule, { kind: 'identity', severity: 'SEV1' })).toBe(true)
  expect(holdsFor(rule, { kind: 'identity', severity: 'SEV2' })).toBe(true)
  expect(holdsFor(rule, { kind: 'identity', severity: 'SEV3' })).toBe(false)
  expect(holdsFor(rule, { kind: 'access', severity: 'SEV1' })).toBe(false)
})

it('holds for every incident where it names nothing, and for none where there is no rule', () => {
  fc.assert(
    fc.property(incident, (each) => {
      expect(holdsFor({ kinds: [], atLeast: null }, each)).toBe(true)
      expect(holdsFor(null, each)).toBe(false)
    }),
  )
})

it('that holds for an incident holds for a worse one of that kind', () => {
  const rule = fc.record({
    kinds: fc.uniqueArray(fc.constantFrom(...INCIDENT_KINDS)),
    atLeast: fc.constantFrom(null, ...SEVS),
  })
  fc.assert(
    fc.property(rule, incident, fc.constantFrom(...SEVS), (given, each, severity) => {
      fc.pre(holdsFor(given, each) && sevNumber(severity) <= sevNumber(each.severity))
      expect(holdsFor(given, { ...each, severity })).toBe(true)
    }),
  )
})
