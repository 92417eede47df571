/** C1: root has MFA, or nothing to sign in with. */
import type { Check } from '../check'
import { fail, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'
import { hasNoCredentials, rootCredentials, saidOfRoot } from './root-credentials'

export const ROOT_MFA: Check = {
  id: 'C1',
  kind: 'auto',
  scope: 'account',
  title: 'Root has MFA, or no credentials',
  needs: [],
  needsOneOf: ['account-summary', 'credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: "Sign in as root and register a hardware security key, or remove root's credentials in one go with central root access of the organization.",
  evaluate(facts, context) {
    const root = rootCredentials(facts, context)
    const without = hasNoCredentials(root)
    if (root.mfa === true) return pass(saidOfRoot('Root has MFA.', root))
    if (without === true)
      return pass(saidOfRoot('Root has no credentials: no password and no active access key.', root))
    if (root.mfa === null)
      return notChecked('Neither the summary nor the credential report tells whether root has MFA.')
    // Who made an account has a root password until it is removed: where both sources were read and none tells of its
    // removal, it is there. Where one was not read, it could have told.
    const isTold = without === false || (root.activeKey !== null && bothRead(facts))
    if (!isTold)
      return notChecked('Root has no MFA, and what was read does not tell whether it has a password or a key.')
    const holds = root.password === true ? 'a password' : root.activeKey ? 'an active access key' : null
    return holds === null
      ? fail('Root has no MFA, and nothing tells that its password was removed.', [row('no MFA, password not known')])
      : fail(saidOfRoot(`Root has ${holds} and no MFA.`, root), [row(`${holds}, no MFA`)])
  },
}

function bothRead(facts: Parameters<Check['evaluate']>[0]): boolean {
  return facts['account-summary'] !== undefined && facts['credential-report'] !== undefined
}

function row(detail: string) {
  return { subject: 'root', detail }
}
