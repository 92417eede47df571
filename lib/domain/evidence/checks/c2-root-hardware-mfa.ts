/** C2: the MFA device of root is a piece of hardware. */
import type { Check } from '../check'
import { fail, notApplicable, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'
import { hasNoCredentials, rootCredentials } from './root-credentials'

export const ROOT_HARDWARE_MFA: Check = {
  id: 'C2',
  kind: 'auto',
  scope: 'account',
  title: 'The MFA device of root is hardware',
  needs: ['virtual-mfa'],
  needsOneOf: ['account-summary', 'credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Register a hardware security key for root, then remove its virtual device.',
  evaluate(facts, context) {
    const virtual = (facts['virtual-mfa']?.devices ?? []).filter(isOfRoot)
    const root = rootCredentials(facts, context)
    if (hasNoCredentials(root) === true) return notApplicable('Root has no credentials, so it needs no device.')
    if (root.mfa === false) return notApplicable('Root has no MFA device: C1 is about that.')
    if (virtual.length > 0) {
      const bad = virtual.map(({ serial }) => ({ subject: serial, detail: 'virtual device of root' }))
      return fail('Root signs in with a virtual device, which whoever holds the phone or its backup can copy.', bad)
    }
    return root.mfa === null
      ? notChecked('Neither the summary nor the credential report tells whether root has MFA.')
      : pass('Root has MFA, and no virtual device is its own.')
  },
}

/** The one that was made for root names it; older ones are known by their serial number. */
function isOfRoot({ serial, user }: { serial: string; user: string | null }): boolean {
  return user?.endsWith(':root') || serial.endsWith('root-account-mfa-device')
}
