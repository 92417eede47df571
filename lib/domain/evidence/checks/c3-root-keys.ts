/** C3: root has no access keys. */
import type { Check } from '../check'
import { fail, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'
import { rootCredentials, saidOfRoot } from './root-credentials'

export const ROOT_KEYS: Check = {
  id: 'C3',
  kind: 'auto',
  scope: 'account',
  title: 'Root has no access keys',
  needs: [],
  needsOneOf: ['account-summary', 'credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Move what uses the key to a role, then delete the key as root under Security credentials, or with central root access of the organization.',
  evaluate(facts, context) {
    const root = rootCredentials(facts, context)
    if (root.key === null)
      return notChecked('Neither the summary nor the credential report tells whether root has access keys.')
    if (!root.key) return pass(saidOfRoot('Root has no access keys.', root))
    const state = root.activeKey === false ? 'an access key, switched off' : 'an access key'
    return fail(saidOfRoot(`Root has ${state}.`, root), [{ subject: 'root', detail: state }])
  },
}
