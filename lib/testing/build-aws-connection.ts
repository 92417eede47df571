/** A connection for tests that need no database. */
import { type AwsConnection, EVIDENCE_DEFAULTS } from '@/lib/domain/aws-connection'

let made = 0

/** An organization's, with the SDK's default credentials; each has an id of its own, so none shares another's clients. */
export function connectionTo(overrides: Partial<AwsConnection> = {}): AwsConnection {
  made += 1
  return {
    id: `connection-${made}`,
    name: 'Production',
    kind: 'organization',
    partition: 'aws',
    origin: 'application',
    enabled: true,
    credentials: { from: 'default' },
    regions: [],
    queueUrls: [],
    accountId: null,
    organizationId: null,
    evidence: EVIDENCE_DEFAULTS,
    ...overrides,
  }
}
