/** D9: no role lets in everybody or another account without a condition that narrows who. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { parsePolicyDocument } from '../policy-document'
import { type Outsider, outsidersOf } from '../policy-trust'
import { noneOf, notApplicable, partOf, weigh } from './findings'
import { DAILY_MS } from './freshness'

const NAMED_AT_MOST = 5

export const OPEN_TRUST: Check = {
  id: 'D9',
  kind: 'auto',
  scope: 'account',
  title: 'No role lets in outsiders without a condition',
  needs: ['authorization-details'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Add a condition to the trust policy that says who: aws:PrincipalOrgID for the own organization, sts:ExternalId for a supplier. Remove accounts that nobody knows.',
  evaluate({ 'authorization-details': authorization }, { account }) {
    const roles = (authorization?.roles ?? []).map(({ name, trust }) => {
      const statements = parsePolicyDocument(trust)
      return { subject: `role ${name}`, outsiders: statements === null ? null : outsidersOf(statements, account) }
    })
    if (roles.length === 0) return notApplicable('The account has no roles.')
    const bad = roles.flatMap(({ subject, outsiders }) =>
      outsiders === null || outsiders.length === 0 ? [] : [{ subject, detail: letsIn(outsiders) }],
    )
    const unread = roles.filter(({ outsiders }) => outsiders === null)
    return weigh({
      bad,
      unknown: unread.map(({ subject }) => ({ subject, detail: 'no trust policy that can be read' })),
      fails: `${partOf(bad.length, roles.length, 'role')} ${bad.length === 1 ? 'lets' : 'let'} in outsiders without a condition that narrows who.`,
      unclear: `The trust policies of ${counted(unread.length, 'role')} could not be read.`,
      passes: `${noneOf(roles.length, { one: 'role' }, { does: 'lets in outsiders without a condition', doesNot: 'lets in no outsiders without a condition' })}.`,
    })
  },
}

function letsIn(outsiders: readonly Outsider[]): string {
  const names = outsiders.map(({ principal, isEverybody }) => (isEverybody ? everybody(principal) : principal)).sort()
  const more = names.length > NAMED_AT_MOST ? ` and ${names.length - NAMED_AT_MOST} more` : ''
  return `trusts ${names.slice(0, NAMED_AT_MOST).join(', ')}${more}`
}

function everybody(principal: string): string {
  return principal === '*' ? 'everybody (*)' : principal
}
