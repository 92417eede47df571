/** Published commitments: storage, databases, queues and streams. */
import { lookUp, type SlaEntry, usualSteps } from './commitment'

const LOGS = 'logs that show the errors, without anything secret in them'

export const DATA_TERMS: readonly SlaEntry[] = [
  {
    service: 's3',
    name: 'Amazon S3',
    basis: 'copy',
    link: 'https://aws.amazon.com/s3/sla/',
    dated: '2023-11-28',
    commitments: [
      {
        applies:
          'S3 Standard, Express One Zone, Glacier Flexible Retrieval, Glacier Deep Archive, and what is not named below',
        uptime: 99.9,
        steps: usualSteps(99.9),
      },
      {
        applies: 'Intelligent-Tiering, Standard-IA, One Zone-IA and Glacier Instant Retrieval',
        uptime: 99,
        steps: [
          { below: 99, credit: 10 },
          { below: 98, credit: 25 },
          { below: 95, credit: 100 },
        ],
      },
    ],
    unavailable: 'The share of requests that S3 answers with a fault of its own, in each five minutes.',
    claim: ['the storage class', LOGS],
    note: null,
  },
  {
    service: 'elasticfilesystem',
    name: 'Amazon EFS',
    basis: 'copy',
    link: 'https://aws.amazon.com/efs/sla/',
    dated: '2022-05-04',
    commitments: [
      { applies: 'file systems of the standard classes', uptime: 99.99, steps: usualSteps(99.99) },
      { applies: 'file systems of the One Zone classes', uptime: 99.9, steps: usualSteps(99.9) },
    ],
    unavailable: null,
    claim: ['ids of the file systems', LOGS],
    note: null,
  },
  {
    service: 'dynamodb',
    name: 'Amazon DynamoDB',
    basis: 'quoted',
    link: 'https://aws.amazon.com/dynamodb/sla/',
    dated: null,
    commitments: [
      { applies: 'tables in one Region', uptime: 99.99, steps: null },
      { applies: 'global tables', uptime: 99.999, steps: null },
    ],
    unavailable: 'The share of requests that fail by a fault within DynamoDB, in each five minutes.',
    claim: ['the billing cycle', 'names of the tables', LOGS],
    note: 'Global tables count only under conditions, such as that you moved to another Region meanwhile.',
  },
  {
    service: 'rds',
    name: 'Amazon RDS',
    basis: 'copy',
    link: 'https://aws.amazon.com/rds/sla/',
    dated: '2024-01-22',
    commitments: [
      { applies: 'each Multi-AZ instance or cluster', uptime: 99.95, steps: usualSteps(99.95) },
      { applies: 'each single instance', uptime: 99.5, steps: usualSteps(99.5) },
      { applies: 'each Aurora cluster in two or more Availability Zones', uptime: 99.99, steps: usualSteps(99.99) },
      { applies: 'each Aurora cluster in one Availability Zone', uptime: 99.9, steps: usualSteps(99.9) },
    ],
    unavailable: 'For a minute no attempt to connect to the running database succeeds.',
    claim: ['ids of the instances or clusters', LOGS],
    note: 'Aurora has a page of its own (aws.amazon.com/rds/aurora/sla, dated 19 May 2022).',
  },
  lookUp('elasticache', 'Amazon ElastiCache', 'https://aws.amazon.com/elasticache/sla/'),
  lookUp('sqs', 'Amazon SQS', 'https://aws.amazon.com/messaging/sla/'),
  lookUp('sns', 'Amazon SNS', 'https://aws.amazon.com/messaging/sla/'),
  lookUp('events', 'Amazon EventBridge', 'https://aws.amazon.com/eventbridge/sla/'),
  {
    service: 'kinesis',
    name: 'Amazon Kinesis Data Streams',
    basis: 'copy',
    link: 'https://aws.amazon.com/kinesis/data-streams/sla/',
    dated: '2024-02-09',
    commitments: [{ applies: 'requests in a Region', uptime: 99.9, steps: usualSteps(99.9) }],
    unavailable: 'The share of requests that fail by a fault within Kinesis, in each five minutes.',
    claim: ['the billing cycle', 'names of the streams', LOGS],
    note: null,
  },
  {
    service: 'cloudwatch',
    name: 'Amazon CloudWatch',
    basis: 'copy',
    link: 'https://aws.amazon.com/cloudwatch/sla/',
    dated: '2023-12-21',
    commitments: [
      { applies: 'calls for metrics, putting logs, and alarms in a Region, each by itself', uptime: 99.9, steps: null },
    ],
    unavailable: null,
    claim: [LOGS],
    note: null,
  },
  {
    service: 'bedrock',
    name: 'Amazon Bedrock',
    basis: 'copy',
    link: 'https://aws.amazon.com/bedrock/sla/',
    dated: '2023-10-04',
    commitments: [{ applies: 'requests in a Region', uptime: 99.9, steps: null }],
    unavailable: null,
    claim: ['the billing cycle', LOGS],
    note: null,
  },
]
