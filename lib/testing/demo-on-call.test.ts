/** When whoever is on call in the demo says what of an incident. */
import { expect, test } from 'vitest'
import { nextStep, type Watched } from '@/e2e/stand-in/people/on-call'

const watched: Watched = { id: '1', version: 0, status: 'detected', isOpen: true, since: 0 }
const next = (facts: Partial<Watched>, seconds: number) =>
  nextStep({ ...watched, ...facts }, seconds * 1000)?.status ?? null

test.each([
  [{}, 10, null],
  [{}, 60, 'acknowledged'],
  [{ status: 'reopened' }, 60, 'acknowledged'],
  [{ isOpen: false }, 60, null],
  [{ id: '3' }, 6_000, null],
  [{ status: 'acknowledged' }, 39, null],
  [{ status: 'acknowledged' }, 40, 'investigating'],
  [{ status: 'investigating' }, 60, null],
  [{ status: 'investigating', isOpen: false }, 60, 'mitigated'],
  [{ status: 'investigating' }, 1_500, 'mitigated'],
  [{ status: 'mitigated' }, 6_000, null],
  [{ status: 'mitigated', isOpen: false }, 60, 'resolved'],
  [{ status: 'identified', isOpen: false }, 6_000, null],
] satisfies [Partial<Watched>, number, string | null][])('%o after %i s becomes %s', (facts, seconds, status) => {
  expect(next(facts, seconds)).toBe(status)
})
