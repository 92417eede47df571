/** Published commitments: identity, keys, secrets, audit, names and the edge. */
import { ALL_TERMS, lookUp, type SlaEntry, usualSteps } from './commitment'

const LOGS = 'logs that show the errors, without anything secret in them'

/** Credit is a share of a charge, and these are not charged for. */
function withoutTerms(service: string, name: string): SlaEntry {
  return {
    ...lookUp(service, name, ALL_TERMS),
    basis: 'none-known',
    note: 'It is not charged for, so that there is nothing to credit. Look at what you pay for and could not use because of it: such services may be claimed by their own terms.',
  }
}

export const IDENTITY_TERMS: readonly SlaEntry[] = [
  withoutTerms('iam', 'AWS IAM'),
  withoutTerms('sts', 'AWS STS'),
  withoutTerms('identitycenter', 'IAM Identity Center'),
  withoutTerms('signin', 'AWS Sign-In'),
  withoutTerms('management-console', 'AWS Management Console'),
  withoutTerms('organizations', 'AWS Organizations'),
  lookUp('cognito', 'Amazon Cognito', 'https://aws.amazon.com/cognito/sla/'),
  {
    service: 'directoryservice',
    name: 'AWS Directory Service',
    basis: 'copy',
    link: 'https://aws.amazon.com/directoryservice/sla/',
    dated: '2022-05-04',
    commitments: [{ applies: 'each directory', uptime: 99.9, steps: usualSteps(99.9) }],
    unavailable: null,
    claim: ['ids of the directories', LOGS],
    note: null,
  },
  {
    service: 'verifiedaccess',
    name: 'AWS Verified Access',
    basis: 'copy',
    link: 'https://aws.amazon.com/verified-access/sla/',
    dated: '2023-04-27',
    commitments: [{ applies: 'each endpoint', uptime: 99.9, steps: usualSteps(99.9, 30) }],
    unavailable: null,
    claim: ['ids of the endpoints', LOGS],
    note: null,
  },
  {
    service: 'kms',
    name: 'AWS KMS',
    basis: 'copy',
    link: 'https://aws.amazon.com/kms/sla/',
    dated: '2022-11-29',
    commitments: [{ applies: 'requests in a Region', uptime: 99.999, steps: usualSteps(99.999) }],
    unavailable: 'The share of requests that fail by a fault within KMS, in each five minutes.',
    claim: ['the billing cycle', LOGS],
    note: 'At 99.999 % less than half a minute of a whole failure in a month is enough.',
  },
  lookUp('secretsmanager', 'AWS Secrets Manager', 'https://aws.amazon.com/secrets-manager/sla/'),
  {
    service: 'cloudtrail',
    name: 'AWS CloudTrail',
    basis: 'copy',
    link: 'https://aws.amazon.com/cloudtrail/sla/',
    dated: '2022-05-05',
    commitments: [{ applies: 'requests in a Region', uptime: 99.9, steps: usualSteps(99.9) }],
    unavailable: null,
    claim: ['the billing cycle', LOGS],
    note: 'How fast events are delivered is not promised.',
  },
  {
    service: 'cloudfront',
    name: 'Amazon CloudFront',
    basis: 'copy',
    link: 'https://aws.amazon.com/cloudfront/sla/',
    dated: '2022-05-05',
    commitments: [{ applies: 'all requests of an account, wherever they came from', uptime: 99.9, steps: null }],
    unavailable: 'The share of requests that CloudFront answers with a fault of its own, in each five minutes.',
    claim: [LOGS],
    note: null,
  },
  lookUp(
    'route53',
    'Amazon Route 53',
    'https://aws.amazon.com/route53/sla/',
    'AWS measures it by how long each outage of its name servers lasted, not by the share of a month.',
  ),
  {
    service: 'route53resolver',
    name: 'Route 53 Resolver endpoints',
    basis: 'copy',
    link: 'https://aws.amazon.com/route53/resolver/sla/',
    dated: '2022-08-29',
    commitments: [
      { applies: 'endpoints in two or more Availability Zones', uptime: 99.99, steps: usualSteps(99.99) },
      { applies: 'endpoints in one Availability Zone', uptime: 99.5, steps: null },
    ],
    unavailable: null,
    claim: ['ids of the endpoints', LOGS],
    note: null,
  },
]
