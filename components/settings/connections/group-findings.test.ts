/** Findings of the live check. */
import { expect, it } from 'vitest'
import type { PermissionCheckView } from '@/lib/connections/contract'
import { groupFindings } from './group-findings'

const check = (action: string, outcome: PermissionCheckView['outcome'], sentence: string): PermissionCheckView => ({
  action,
  feature: 'events',
  outcome,
  sentence,
})

it('tells one cause once, in the place of the first permission that it fails', () => {
  const checks = [
    check('a:One', 'failed', 'No credentials.'),
    check('a:Two', 'denied', 'Not allowed.'),
    check('b:Three', 'failed', 'No credentials.'),
  ]
  expect(groupFindings(checks)).toEqual([
    { feature: 'events', outcome: 'failed', sentence: 'No credentials.', actions: ['a:One', 'b:Three'] },
    { feature: 'events', outcome: 'denied', sentence: 'Not allowed.', actions: ['a:Two'] },
  ])
})

it('keeps what was found apart where the outcome differs', () => {
  expect(groupFindings([check('a:One', 'failed', 'So.'), check('a:Two', 'denied', 'So.')])).toHaveLength(2)
})
