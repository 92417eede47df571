/** Months of outages that never happened, in sentences of our own: a timeline to look at. */
import { DAY, HOUR, MINUTE, type Outage, type Status } from './outage'

type Row = [
  daysAgo: number,
  clock: string,
  service: string,
  region: string,
  minutes: number,
  peak: Status,
  summary: string,
]

/** What services are called, by the keys that the public feed has for them. */
export const SERVICE_NAMES: Readonly<Record<string, string>> = {
  apigateway: 'Amazon API Gateway',
  cloudfront: 'Amazon CloudFront',
  cloudwatch: 'Amazon CloudWatch',
  cognito: 'Amazon Cognito',
  directconnect: 'AWS Direct Connect',
  dynamodb: 'Amazon DynamoDB',
  ec2: 'Amazon Elastic Compute Cloud',
  ecs: 'Amazon Elastic Container Service',
  eks: 'Amazon Elastic Kubernetes Service',
  elb: 'Elastic Load Balancing',
  eventbridge: 'Amazon EventBridge',
  iam: 'AWS Identity and Access Management',
  identitycenter: 'AWS IAM Identity Center',
  kinesis: 'Amazon Kinesis Data Streams',
  kms: 'AWS Key Management Service',
  lambda: 'AWS Lambda',
  'management-console': 'AWS Management Console',
  multipleservices: 'Multiple services',
  organizations: 'AWS Organizations',
  rds: 'Amazon Relational Database Service',
  route53: 'Amazon Route 53',
  s3: 'Amazon Simple Storage Service',
  signin: 'AWS Sign-In',
  sqs: 'Amazon Simple Queue Service',
  sts: 'AWS Security Token Service',
}

/** Newest first. */
const ROWS: Row[] = [
  [2, '13:20', 'lambda', 'eu-central-1', 95, 2, 'Invocations start late'],
  [3, '04:05', 'ec2', 'ap-southeast-2', 240, 3, 'Power lost in one Availability Zone'],
  [3, '21:40', 'cloudwatch', 'us-east-1', 50, 1, 'Alarms evaluated late'],
  [5, '09:12', 'sts', 'eu-west-1', 61, 2, 'Tokens are issued slowly'],
  [6, '17:30', 'dynamodb', 'us-east-2', 35, 2, 'Writes throttled without cause'],
  [8, '02:48', 'rds', 'sa-east-1', 180, 2, 'Fail-over takes long'],
  [8, '11:15', 'cloudfront', 'global', 28, 1, 'Changes to distributions delayed'],
  [10, '06:04', 'ec2', 'me-central-1', 4_300, 3, 'Power lost in two buildings'],
  [10, '07:15', 'multipleservices', 'me-central-1', 3_900, 3, 'Errors after the loss of power'],
  [11, '19:02', 'kinesis', 'us-east-1', 310, 3, 'Records cannot be put'],
  [11, '19:40', 'multipleservices', 'us-east-1', 290, 3, 'Errors in services that build on streams'],
  [14, '06:30', 'elb', 'ap-northeast-1', 42, 2, 'New targets registered late'],
  [15, '22:11', 'signin', 'us-east-1', 74, 3, 'Sign-in with passkeys fails'],
  [17, '20:30', 's3', 'ap-northeast-3', 1_700, 2, 'Replication falls behind'],
  [18, '15:55', 's3', 'eu-west-2', 66, 2, 'Listing of buckets slow'],
  [20, '08:00', 'route53', 'global', 33, 1, 'Health checks reported late'],
  [22, '10:10', 'directconnect', 'eu-central-1', 2_600, 1, 'Packets lost at one location'],
  [23, '12:47', 'ecs', 'ca-central-1', 120, 2, 'Tasks stay pending'],
  [26, '03:25', 'kms', 'eu-central-1', 19, 2, 'Decryption errors'],
  [29, '18:36', 'iam', 'global', 145, 3, 'Changes to roles and policies fail'],
  [29, '18:58', 'identitycenter', 'us-east-1', 118, 2, 'Permission sets not assigned'],
  [33, '10:10', 'apigateway', 'us-west-2', 52, 2, 'Deployments of stages fail'],
  [36, '05:41', 'sqs', 'ap-south-1', 27, 1, 'Queue metrics missing'],
  [38, '20:19', 'eks', 'us-east-2', 88, 2, 'Control planes slow to answer'],
  [41, '14:02', 'cognito', 'eu-west-1', 47, 2, 'Hosted sign-in pages fail to load'],
  [45, '01:33', 'ec2', 'us-east-1', 390, 3, 'Instances unreachable in one Availability Zone'],
  [45, '02:10', 'multipleservices', 'us-east-1', 350, 3, 'Errors around launches of instances'],
  [49, '16:24', 'lambda', 'us-west-2', 39, 1, 'Logs of functions late'],
  [53, '07:50', 'eventbridge', 'eu-north-1', 64, 2, 'Rules fire late'],
  [57, '23:05', 'management-console', 'global', 31, 2, 'Console pages do not load'],
  [60, '09:59', 'rds', 'eu-west-3', 55, 1, 'Snapshots take long'],
  [64, '13:13', 'sts', 'ap-northeast-2', 24, 2, 'Some tokens refused'],
  [69, '04:44', 'dynamodb', 'ap-southeast-1', 77, 2, 'Streams fall behind'],
  [73, '18:08', 'organizations', 'global', 93, 1, 'New accounts created late'],
  [78, '11:36', 's3', 'us-west-2', 210, 3, 'Errors for reads and writes'],
  [84, '21:21', 'cloudwatch', 'eu-west-1', 58, 2, 'Logs cannot be searched'],
  [97, '10:40', 'iam', 'global', 52, 2, 'New roles unknown to other services'],
  [140, '06:15', 'ec2', 'eu-west-1', 130, 2, 'Launches fail in one Availability Zone'],
  [188, '17:48', 'lambda', 'us-east-1', 260, 3, 'Invocations fail'],
  [241, '12:05', 'elb', 'us-west-1', 44, 2, 'Load balancers created late'],
  [305, '03:30', 'dynamodb', 'us-east-1', 175, 3, 'Requests refused'],
  [410, '19:45', 'kms', 'us-east-1', 36, 2, 'Keys cannot be created'],
]

/** What is over, newest first. */
export function inventedHistory(now: number): Outage[] {
  return ROWS.map((row) => toOutage(row, now))
}

/** What is open: the day on which new roles do not work, and what builds on them. */
export function inventedPresent(now: number): Outage[] {
  const start = Math.floor((now - 100 * MINUTE) / MINUTE) * MINUTE
  return [identityOutage(start), tokenOutage(start + 12 * MINUTE), consoleNotice(start + 30 * MINUTE)]
}

function identityOutage(startedAt: number): Outage {
  const began = clockOf(startedAt - 31 * MINUTE)
  return {
    ...outageOf('iam', 'global', 'New roles and keys are not recognised'),
    startedAt,
    said: [
      { after: 0, text: 'We look into errors when roles, users and access keys are created or changed.', status: 1 },
      {
        after: 18,
        text: `Starting at ${began} UTC, about a third of the calls that change identities fail, and what was created since is not recognised everywhere. Sessions and roles that existed before keep working.`,
        status: 3,
      },
      {
        after: 55,
        text: 'The fault lies in how changes travel from the control plane to the Regions. We hold back part of the changes so that the rest gets through.\n\nDo not delete and recreate roles: the new ones would wait as well.',
        status: 3,
      },
      {
        after: 82,
        text: 'Two of three changes reach all Regions within a minute again. The backlog shrinks.',
        status: 3,
      },
    ],
    alsoHit: [
      ['sts-us-east-1', 'AWS Security Token Service'],
      ['signin-us-east-1', 'AWS Sign-In'],
      ['identitycenter-us-east-1', 'AWS IAM Identity Center'],
      ['lambda-us-east-1', 'AWS Lambda'],
      ['ecs-us-east-1', 'Amazon Elastic Container Service'],
      ['management-console', 'AWS Management Console'],
    ],
  }
}

function tokenOutage(startedAt: number): Outage {
  return {
    ...outageOf('sts', 'us-east-1', 'Roles created today cannot be assumed'),
    startedAt,
    said: [
      { after: 4, text: 'Calls that assume a role which is younger than two hours are refused at times.', status: 2 },
      { after: 60, text: 'The same cause as that of the identity event. Trying again helps in most cases.', status: 2 },
    ],
  }
}

function consoleNotice(startedAt: number): Outage {
  return {
    ...outageOf('management-console', 'global', 'Some pages show roles late'),
    startedAt,
    said: [{ after: 2, text: 'Lists of roles and users may be behind by some minutes.', status: 1 }],
  }
}

function toOutage([daysAgo, clock, service, region, minutes, peak, summary]: Row, now: number): Outage {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const startedAt = Math.floor(now / DAY) * DAY - daysAgo * DAY + hour * HOUR + minute * MINUTE
  const posted = 22
  return {
    ...outageOf(service, region, summary),
    startedAt: startedAt + posted * MINUTE,
    said: [
      { after: 0, text: `We look into it: ${summary.toLowerCase()}.`, status: 1 },
      { after: Math.max(2, minutes - posted - 8), text: 'The cause is known, and repair is under way.', status: peak },
      {
        after: Math.max(6, minutes - posted + 12),
        text: `Between ${spanOf(startedAt, startedAt + minutes * MINUTE)}, part of the requests failed or took long. The cause is removed, and the service works as usual.`,
        status: 0,
      },
    ],
  }
}

function outageOf(service: string, region: string, summary: string) {
  return { service, name: SERVICE_NAMES[service] ?? service, region, summary, alsoHit: [], hasArn: true }
}

/** "2:19 PM and 3:20 PM UTC"; with dates where it runs over midnight. */
function spanOf(from: number, to: number): string {
  if (Math.floor(from / DAY) === Math.floor(to / DAY)) return `${clockOf(from)} and ${clockOf(to)} UTC`
  return `${dateOf(from)} ${clockOf(from)} UTC and ${dateOf(to)} ${clockOf(to)} UTC`
}

/** "November 12" */
function dateOf(at: number): string {
  return new Date(at).toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })
}

/** "2:19 PM" */
function clockOf(at: number): string {
  const date = new Date(at)
  const hour = date.getUTCHours()
  return `${hour % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}
