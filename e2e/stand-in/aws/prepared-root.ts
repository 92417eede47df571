/** Prepared accounts for root and MFA: section C of the catalogue. */
import { asItIs, denied, nobodyAtConsole, noReport, type Prepared, prepared, REPORT_CALLS } from './prepared'
import { buildKey, buildUser, DAY_MS } from './truth-principals'

const noRootCredentials: Prepared['prepare'] = ({ root }) =>
  void Object.assign(root, { hasPassword: false, passwordLastUsedAt: null, mfa: 'none', keys: [] })
const noRoot = denied('iam:GetAccountSummary', ...REPORT_CALLS)

export const PREPARED_ROOT: readonly Prepared[] = [
  ...prepared(
    'C1',
    ['pass', 'root has hardware MFA', asItIs],
    ['pass', 'root has no credentials', noRootCredentials],
    ['pass', 'MFA, and the summary is denied', denied('iam:GetAccountSummary')],
    ['pass', 'MFA, and the report is denied', noReport],
    ['fail', 'root has a password and no MFA', ({ root }) => void Object.assign(root, { mfa: 'none' })],
    [
      'fail',
      'root has an active key, no password and no MFA',
      ({ root }, { now }) => void Object.assign(root, { hasPassword: false, mfa: 'none', keys: [buildKey(now)] }),
    ],
    ['not-checked', 'summary and report are denied', noRoot],
  ),
  ...prepared(
    'C2',
    ['pass', 'hardware', asItIs],
    ['fail', 'a virtual device', ({ root }) => void Object.assign(root, { mfa: 'virtual' })],
    ['not-applicable', 'root has no credentials', noRootCredentials],
    ['not-applicable', 'root has no MFA, which is C1', ({ root }) => void Object.assign(root, { mfa: 'none' })],
    ['not-checked', 'devices are denied', denied('iam:ListVirtualMFADevices')],
  ),
  ...prepared(
    'C3',
    ['pass', 'no keys', asItIs],
    ['fail', 'an active key', ({ root }, { now }) => void root.keys.push(buildKey(now))],
    ['not-checked', 'summary and report are denied', noRoot],
  ),
  ...prepared(
    'C4',
    ['pass', 'used 300 days ago', asItIs],
    ['pass', 'never used', ({ root }) => void Object.assign(root, { passwordLastUsedAt: null })],
    ['pass', 'no credentials', noRootCredentials],
    [
      'fail',
      'password used twelve days ago',
      ({ root }, { now }) => void Object.assign(root, { passwordLastUsedAt: now - 12 * DAY_MS }),
    ],
    [
      'fail',
      'key used three days ago',
      ({ root }, { now }) => void root.keys.push(buildKey(now, { lastUsedAt: now - 3 * DAY_MS })),
    ],
    ['not-checked', 'the report is denied', noReport],
  ),
  ...prepared(
    'C6',
    ['pass', 'the one person has MFA', asItIs],
    ['pass', 'root has no MFA, but is no user', ({ root }) => void Object.assign(root, { mfa: 'none' })],
    [
      'fail',
      'one of two has no MFA, and a comma in the name',
      ({ users }, { now }) => void users.push(buildUser('Ü, "x"', now, { mfa: 'none' })),
    ],
    ['not-applicable', 'nobody has a password', nobodyAtConsole],
    ['not-checked', 'the report is denied', noReport],
  ),
  ...prepared(
    'C7',
    ['collected', 'IAM Identity Center', asItIs],
    ['not-checked', 'Identity Center and providers are denied', denied('sso:ListInstances', 'iam:ListSAMLProviders')],
  ),
]
