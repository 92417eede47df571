/** How each service of the stand-in is spoken to: its protocol, and by what a request to it is known. */

export type Protocol = 'json-1.0' | 'json-1.1' | 'query' | 'rest-json'

/** A path of a REST service: its parts in braces are members of the input. */
export type Route = readonly [method: string, path: string, operation: string]

export type Wire =
  | { protocol: 'json-1.0' | 'json-1.1'; target: string }
  | { protocol: 'query'; namespace: string }
  | { protocol: 'rest-json'; routes: readonly Route[] }

/** By the name that requests are signed for. */
export const WIRES = {
  health: { protocol: 'json-1.1', target: 'AWSHealth_20160804' },
  organizations: { protocol: 'json-1.1', target: 'AWSOrganizationsV20161128' },
  config: { protocol: 'json-1.1', target: 'StarlingDoveService' },
  cloudtrail: { protocol: 'json-1.1', target: 'CloudTrail_20131101' },
  logs: { protocol: 'json-1.1', target: 'Logs_20140328' },
  events: { protocol: 'json-1.1', target: 'AWSEvents' },
  sso: { protocol: 'json-1.1', target: 'SWBExternalService' },
  sqs: { protocol: 'json-1.0', target: 'AmazonSQS' },
  monitoring: { protocol: 'json-1.0', target: 'GraniteServiceVersion20100801' },
  dynamodb: { protocol: 'json-1.0', target: 'DynamoDB_20120810' },
  sts: { protocol: 'query', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  iam: { protocol: 'query', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  sns: { protocol: 'query', namespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  cloudformation: { protocol: 'query', namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/' },
  rds: { protocol: 'query', namespace: 'http://rds.amazonaws.com/doc/2014-10-31/' },
  'resource-explorer-2': {
    protocol: 'rest-json',
    routes: [
      ['POST', '/GetDefaultView', 'GetDefaultView'],
      ['POST', '/ListIndexes', 'ListIndexes'],
      ['POST', '/ListResources', 'ListResources'],
      ['POST', '/Search', 'Search'],
    ],
  },
  'access-analyzer': {
    protocol: 'rest-json',
    routes: [
      ['GET', '/analyzer', 'ListAnalyzers'],
      ['POST', '/findingv2', 'ListFindingsV2'],
    ],
  },
  account: { protocol: 'rest-json', routes: [['POST', '/getAlternateContact', 'GetAlternateContact']] },
  securityhub: { protocol: 'rest-json', routes: [['GET', '/accounts', 'DescribeHub']] },
  guardduty: {
    protocol: 'rest-json',
    routes: [
      ['GET', '/detector', 'ListDetectors'],
      ['GET', '/detector/{DetectorId}', 'GetDetector'],
    ],
  },
  backup: {
    protocol: 'rest-json',
    routes: [
      ['GET', '/resources', 'ListProtectedResources'],
      ['GET', '/resources/{ResourceArn}/recovery-points', 'ListRecoveryPointsByResource'],
    ],
  },
} as const satisfies Record<string, Wire>

export type ServiceName = keyof typeof WIRES

/** The service that requests are signed for under this name; null for one that the stand-in does not have. */
export function findService(name: string | null): ServiceName | null {
  return name !== null && name in WIRES ? (name as ServiceName) : null
}

/** The service that `X-Amz-Target` means; null for none. */
export function findByTarget(target: string): { service: ServiceName; wire: Wire } | null {
  const found = Object.entries(WIRES).find(([, wire]) => 'target' in wire && wire.target === target)
  return found ? { service: found[0] as ServiceName, wire: found[1] } : null
}
