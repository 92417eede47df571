/** Prepared accounts for services that detect, resilience and contacts: G7 and sections A, B and H of the catalogue. */
import { asItIs, denied, type Prepared, prepared } from './prepared'

const nothingToRecover: Prepared['prepare'] = ({ databases, tables, backups }) => {
  for (const all of [databases, tables, backups]) all.splice(0)
}
/** The account uses a Region that has to be opted into. */
const optedIn: Prepared['prepare'] = (_, { aws, account }) => {
  const { directory } = aws.truth
  const { usageOf } = directory
  directory.usageOf = (id) =>
    id === account
      ? [
          {
            configType: 'AWS::EC2::Instance',
            explorerType: 'ec2:instance',
            region: OPT_IN_REGION,
            count: 1,
            nameOf: () => 'i-opted-in',
          },
        ]
      : usageOf(id)
}

/** Milan: off until somebody asks for it. */
export const OPT_IN_REGION = 'eu-south-1'

export const PREPARED_SERVICES: readonly Prepared[] = [
  ...prepared(
    'G7',
    ['pass', 'all on', asItIs],
    ['fail', 'GuardDuty off', ({ undetected }) => void undetected.push({ region: '*', service: 'guardDuty' })],
    [
      'fail',
      'Config stopped in one',
      ({ undetected }) => void undetected.push({ region: 'eu-central-1', service: 'config' }),
    ],
    ['fail', 'Security Hub off', ({ undetected }) => void undetected.push({ region: '*', service: 'securityHub' })],
    ['not-checked', 'Security Hub is denied', denied('securityhub:DescribeHub')],
  ),
  ...prepared(
    'H2',
    ['not-applicable', 'no Region that has to be opted into', asItIs],
    ['pass', 'tokens for all Regions', optedIn],
    [
      'fail',
      'tokens for default Regions',
      (identity, preparation) => {
        identity.tokenVersion = 1
        optedIn(identity, preparation)
      },
    ],
    [
      'not-checked',
      'the summary is denied',
      (identity, preparation) => {
        optedIn(identity, preparation)
        denied('iam:GetAccountSummary')(identity, preparation)
      },
    ],
  ),
  ...prepared(
    'A4',
    ['collected', 'database, table and backup', asItIs],
    ['not-applicable', 'nothing to recover', nothingToRecover],
    [
      'not-checked',
      'all is denied',
      denied('rds:DescribeDBInstances', 'dynamodb:ListTables', 'backup:ListProtectedResources'),
    ],
  ),
  ...prepared(
    'H6',
    ['collected', 'a database in two zones', asItIs],
    ['not-applicable', 'nothing to recover', nothingToRecover],
    [
      'not-checked',
      'all is denied',
      denied('rds:DescribeDBInstances', 'dynamodb:ListTables', 'backup:ListProtectedResources'),
    ],
  ),
  ...prepared(
    'B4',
    ['pass', 'three contacts', asItIs],
    ['fail', 'none for billing', (identity) => void Object.assign(identity, { contacts: ['SECURITY', 'OPERATIONS'] })],
    ['not-checked', 'contacts are denied', denied('account:GetAlternateContact')],
  ),
]
