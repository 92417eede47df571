/** H2: tokens of the global STS endpoint are valid in all Regions, those that were opted into as well. */
import type { Check } from '../check'
import { fail, notApplicable, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'
import { optInRegions } from './opt-in-regions'

export const GLOBAL_TOKENS: Check = {
  id: 'H2',
  kind: 'auto',
  scope: 'account',
  title: 'Tokens of the global STS endpoint are valid in all Regions',
  needs: ['account-summary'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Set the global endpoint to tokens that are valid in all Regions (iam:SetSecurityTokenServicePreferences with v2Token), or use STS by Region alone.',
  evaluate({ 'account-summary': summary }, { regions, partition }) {
    const optIn = optInRegions(regions, partition)
    if (optIn.length === 0) return notApplicable('The account uses no Region that it had to opt into.')
    const version = summary?.GlobalEndpointTokenVersion
    const where = optIn.join(', ')
    if (version === undefined) {
      return notChecked('The account summary does not tell for which Regions tokens of the global endpoint are valid.')
    }
    return version === 2
      ? pass(`Tokens are valid in all Regions, ${where} included.`)
      : fail(`Tokens of the global endpoint are not valid in ${where}.`, [
          { subject: 'GlobalEndpointTokenVersion', detail: String(version) },
        ])
  },
}
