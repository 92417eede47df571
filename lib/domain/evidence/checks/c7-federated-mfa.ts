/** C7: people who sign in by federation have MFA. AWS does not tell: where to look is collected, a person decides. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { collected, notApplicable, notChecked } from './findings'
import { DAILY_MS } from './freshness'
import { federationOf } from './identity-federation'

export const FEDERATED_MFA: Check = {
  id: 'C7',
  kind: 'semi',
  scope: 'account',
  title: 'Federated people have MFA',
  needs: ['identity-center'],
  uses: ['identity-providers'],
  freshnessMs: DAILY_MS,
  mend: 'Require MFA at every sign-in in IAM Identity Center, or in the identity provider that it or IAM trusts.',
  evaluate(facts, { now }) {
    const { ways, expired } = federationOf(facts, now)
    if (ways.length === 0 && facts['identity-providers'] === undefined) {
      return notChecked('There is no Identity Center, and whether there are SAML providers was not read.')
    }
    if (ways.length === 0)
      return notApplicable('Nobody signs in by federation: no Identity Center, no SAML provider.', expired)
    return collected(
      `People sign in through ${counted(ways.length, 'identity provider')}. AWS does not tell whether MFA is required there.`,
      [...ways, ...expired],
    )
  },
}
