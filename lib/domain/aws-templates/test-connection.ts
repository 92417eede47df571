/** A connection for the tests of templates and policies. */
import { type AwsConnection, EVIDENCE_DEFAULTS } from '../aws-connection'

/** An organization of partition aws that is read through a role. */
export function buildConnection(overrides: Partial<AwsConnection> = {}): AwsConnection {
  return {
    id: 'c1',
    name: 'Main',
    kind: 'organization',
    partition: 'aws',
    origin: 'application',
    enabled: true,
    credentials: {
      from: 'assume-role',
      roleArn: 'arn:aws:iam::111122223333:role/tools/reader',
      externalId: 'said-by-faultline',
    },
    regions: [],
    queueUrls: [],
    accountId: null,
    organizationId: null,
    evidence: EVIDENCE_DEFAULTS,
    ...overrides,
  }
}
