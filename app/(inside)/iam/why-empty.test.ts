/** Why the posture is empty: never silence where something is known, never a wrong reason where nothing is. */
import { expect, it } from 'vitest'
import type { EvidenceState, RunView } from '@/lib/evidence/contract'
import { WHOLE_SCOPE } from '@/lib/evidence/filter'
import { whyEmpty } from './why-empty'

const AT = '2026-05-07T14:00:00.000Z'

function posture(accounts: number, state: Partial<EvidenceState> = {}) {
  return { accounts, state: { isCollected: true, runs: [], newestAt: null, oldestAt: null, ...state } }
}

it('is not empty once an account was read, or while the first are', () => {
  expect(whyEmpty(posture(3, { newestAt: AT }), WHOLE_SCOPE, null)).toBeNull()
  const runs = [{ endedAt: null } as RunView]
  expect(whyEmpty(posture(3, { runs }), WHOLE_SCOPE, null)).toBeNull()
  expect(whyEmpty(posture(3, { newestAt: AT, isCollected: false }), WHOLE_SCOPE, null)).toBeNull()
})

it('says what is missing: a connection, the first reading, a team with accounts', () => {
  expect(whyEmpty(posture(0, { isCollected: false }), WHOLE_SCOPE, null)).toBe('not-collected')
  expect(whyEmpty(posture(3, { isCollected: false }), WHOLE_SCOPE, null)).toBe('not-collected')
  expect(whyEmpty(posture(3), WHOLE_SCOPE, null)).toBe('not-read')
  expect(whyEmpty(posture(0), WHOLE_SCOPE, null)).toBe('not-read')
  expect(whyEmpty(posture(0), WHOLE_SCOPE, [])).toBe('limited')
})

it('blames the filter only where it narrows, and shows an earlier moment as it was', () => {
  expect(whyEmpty(posture(0), { ...WHOLE_SCOPE, team: 'Shop' }, null)).toBe('filtered')
  expect(whyEmpty(posture(0), { ...WHOLE_SCOPE, at: AT }, null)).toBe('filtered')
  expect(whyEmpty(posture(3), { ...WHOLE_SCOPE, at: AT }, null)).toBeNull()
})
