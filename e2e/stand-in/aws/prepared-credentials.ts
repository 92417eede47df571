/** Prepared accounts for credentials: section E of the catalogue. */
import { asItIs, denied, nobodyAtConsole, noDetails, noReport, type Prepared, prepared } from './prepared'
import { buildKey, DAY_MS } from './truth-principals'

const noUsers: Prepared['prepare'] = ({ users }) => void users.splice(0)
const noKeys: Prepared['prepare'] = ({ users }) => void users.splice(1)
/** The machine's one key becomes like this. */
function keyOf(days: number, unusedDays: number): Prepared['prepare'] {
  return ({ users: [, machine] }, { now }) => {
    const change = { rotatedAt: now - days * DAY_MS, lastUsedAt: now - unusedDays * DAY_MS }
    for (const key of machine?.keys ?? []) Object.assign(key, change)
  }
}

export const PREPARED_CREDENTIALS: readonly Prepared[] = [
  ...prepared(
    'E1',
    ['pass', 'a key of twenty days', asItIs],
    ['fail', 'a key of 100 days', keyOf(100, 1)],
    [
      'pass',
      'an old key that is off',
      ({ users: [, machine] }, { now }) =>
        void machine?.keys.push(buildKey(now, { active: false, rotatedAt: now - 500 * DAY_MS })),
    ],
    ['not-applicable', 'no user has a key', noKeys],
    ['not-checked', 'the report is denied', noReport],
  ),
  ...prepared(
    'E2',
    ['pass', 'all was used yesterday', asItIs],
    [
      'pass',
      'made yesterday and not used yet',
      ({ users: [, machine] }, { now }) =>
        void Object.assign(machine?.keys[0] ?? {}, { rotatedAt: now - DAY_MS, lastUsedAt: null }),
    ],
    ['fail', 'a key unused for 50 days', keyOf(80, 50)],
    [
      'fail',
      'a password of 60 days that was never used',
      ({ users: [person] }, { now }) =>
        void Object.assign(person ?? {}, { password: { changedAt: now - 60 * DAY_MS, lastUsedAt: null } }),
    ],
    ['not-applicable', 'there are no users', noUsers],
    ['not-checked', 'the report is denied', noReport],
  ),
  ...prepared(
    'E3',
    ['pass', 'one key', asItIs],
    [
      'pass',
      'one of two is off',
      ({ users: [, machine] }, { now }) => void machine?.keys.push(buildKey(now, { active: false })),
    ],
    ['fail', 'two active keys', ({ users: [, machine] }, { now }) => void machine?.keys.push(buildKey(now))],
    ['not-applicable', 'no user has a key', noKeys],
    ['not-checked', 'the report is denied', noReport],
  ),
  ...prepared(
    'E4',
    ['pass', 'sixteen characters, 24 remembered', asItIs],
    ['fail', 'no policy of its own', (identity) => void Object.assign(identity, { passwordPolicy: null })],
    [
      'fail',
      'eight characters',
      (identity) => void Object.assign(identity, { passwordPolicy: { minimumLength: 8, reusePrevention: 24 } }),
    ],
    [
      'fail',
      'nothing remembered',
      (identity) => void Object.assign(identity, { passwordPolicy: { minimumLength: 20, reusePrevention: null } }),
    ],
    ['not-applicable', 'nobody has a password', nobodyAtConsole],
    ['not-checked', 'the policy is denied', denied('iam:GetAccountPasswordPolicy')],
  ),
  ...prepared(
    'E5',
    ['pass', 'IAM Identity Center', asItIs],
    [
      'not-checked',
      'Identity Center and providers are denied',
      denied('sso:ListInstances', 'iam:ListSAMLProviders', 'iam:ListOpenIDConnectProviders'),
    ],
  ),
  ...prepared(
    'E6',
    ['pass', 'a certificate that lasts', asItIs],
    [
      'fail',
      'one of two has expired',
      ({ certificates }, { now }) => void certificates.push({ name: 'old', expiresAt: now - DAY_MS }),
    ],
    ['not-applicable', 'no certificates', ({ certificates }) => void certificates.splice(0)],
    ['not-checked', 'certificates are denied', denied('iam:ListServerCertificates')],
  ),
  ...prepared(
    'E7',
    ['pass', 'a role has the policy', asItIs],
    [
      'fail',
      'the role is gone',
      (identity) => void Object.assign(identity, { roles: identity.roles.filter(({ name }) => name !== 'support') }),
    ],
    ['not-checked', 'details are denied', noDetails],
  ),
]
