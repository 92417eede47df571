/** Prepared organizations: what is judged once for all accounts, or what their members see of each other. */
import { asItIs, denied, type Prepared, prepared } from './prepared'

/** Trail and alarms stand in the management account; the member has none. */
const trailOfAll: Prepared['prepare'] = (identity, { aws }) => {
  Object.assign(identity, { trails: [], filters: [], alarms: [], topics: [] })
  const { identities, directory } = aws.truth
  identities.change(directory.managementAccount, ({ trails: [first] }) => {
    Object.assign(first ?? {}, { organization: true })
  })
}

const hiddenTrailOfAll: Prepared['prepare'] = (identity, preparation) => {
  trailOfAll(identity, preparation)
  preparation.aws.truth.identities.membersSeeTrails = false
}

const nowhereFederated: Prepared['prepare'] = (_, { aws }) => {
  aws.truth.identities.identityCenter = null
}

const withoutRootRow: Prepared['prepare'] = (_, { aws }) => {
  aws.truth.identities.report.hasRoot = false
}

const unsaidWithoutCredentials: Prepared['prepare'] = ({ root }, { aws }) => {
  aws.truth.identities.report.tellsRootPassword = false
  Object.assign(root, { hasPassword: false, passwordLastUsedAt: null, mfa: 'none', keys: [] })
}

/**
 * Judged in the management account, through which the organization is read: each in an organization of its own.
 * The identity that is prepared is that account's.
 */
export const PREPARED_READERS: readonly Prepared[] = [
  ...prepared(
    'B2',
    ['pass', 'view and delegate', asItIs],
    ['fail', 'the view is off', (_, { aws }) => void Object.assign(aws.truth.directory, { healthView: 'DISABLED' })],
    ['fail', 'no delegate', (_, { aws }) => aws.truth.directory.delegates.clear()],
    ['not-checked', 'the view is denied', denied('health:DescribeHealthServiceStatusForOrganization')],
    ['not-checked', 'delegates are denied', denied('organizations:ListDelegatedAdministrators')],
  ),
  ...prepared(
    'B3',
    ['pass', 'rules in both Regions', asItIs],
    ['fail', 'none in the backup Region', ({ rules }) => void rules.splice(1)],
    ['fail', 'switched off', ({ rules: [first] }) => void Object.assign(first ?? {}, { enabled: false })],
    ['fail', 'without targets', ({ rules: [first] }) => void first?.targets.splice(0)],
    ['not-checked', 'rules are denied', denied('events:ListRules')],
  ),
  ...prepared(
    'C5',
    ['pass', 'managed centrally', asItIs],
    ['fail', 'off', (_, { aws }) => void aws.truth.organization.features.splice(0)],
    ['not-checked', 'features are denied', denied('iam:ListOrganizationsFeatures')],
  ),
  ...prepared('D8', ['not-applicable', 'guardrails do not bind the management account', asItIs]),
]

/** Judged in a member, each in an organization of its own. The identity that is prepared is the member's. */
export const PREPARED_MEMBERS: readonly Prepared[] = [
  ...prepared(
    'C1',
    ['pass', 'the report says nothing of a password that root does not have', unsaidWithoutCredentials],
    ['pass', 'the report has no row for root', withoutRootRow],
  ),
  ...prepared('C4', ['not-checked', 'the report has no row for root', withoutRootRow]),
  ...prepared('C6', [
    'not-checked',
    'the report has no column for MFA',
    (_, { aws }) => void aws.truth.identities.report.missing.push('mfa_active'),
  ]),
  ...prepared('C7', ['not-applicable', 'nobody is federated', nowhereFederated]),
  ...prepared('D8', [
    'not-checked',
    'policies are denied to the reader',
    (_, { aws }) => void aws.faults.on({ kind: 'denied', operation: 'ListPolicies' }),
  ]),
  ...prepared(
    'E5',
    ['fail', 'people have passwords and are not federated', nowhereFederated],
    [
      'not-applicable',
      'nobody signs in',
      (identity, preparation) => {
        nowhereFederated(identity, preparation)
        identity.users = identity.users.filter(({ password }) => password === null)
      },
    ],
    [
      'pass',
      'a SAML provider',
      (identity, preparation) => {
        nowhereFederated(identity, preparation)
        identity.saml = [{ name: 'directory', validUntil: preparation.now + 86_400_000 }]
      },
    ],
  ),
  ...prepared(
    'G1',
    ['pass', "the organization's trail", trailOfAll],
    ['pass', "the organization's trail, told by its owner", hiddenTrailOfAll],
  ),
  ...prepared('G2', ['pass', "the organization's trail", trailOfAll]),
  ...prepared('G3', ['pass', "the organization's trail", trailOfAll]),
  ...prepared('G4', ['pass', "alarms of the organization's trail, in its owner", trailOfAll]),
]
