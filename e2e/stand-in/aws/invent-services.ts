/** The services that an invented organization uses, and the names of what it runs in them. */
import { between, type Chance, hashOf, pick } from './randomness'
import type { Usage } from './truth-directory'

/** One service as AWS's various APIs name it. */
export interface InventedService {
  /** AWS Health's code. */
  code: string
  configType: string
  explorerType: string
  isGlobal: boolean
  /** What stands before the digits of a resource's name. */
  prefix: string
  /** Its resources in words. */
  things: string
}

type Row = [code: string, configType: string, explorerType: string, prefix: string, things: string, scope?: 'global']

const ROWS: Row[] = [
  ['EC2', 'AWS::EC2::Instance', 'ec2:instance', 'i-', 'instances'],
  [
    'ELASTICLOADBALANCING',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'elasticloadbalancing:loadbalancer',
    'app/lb-',
    'load balancers',
  ],
  ['RDS', 'AWS::RDS::DBInstance', 'rds:db', 'db-', 'databases'],
  ['S3', 'AWS::S3::Bucket', 's3:bucket', 'invented-', 'buckets'],
  ['LAMBDA', 'AWS::Lambda::Function', 'lambda:function', 'fn-', 'functions'],
  ['APIGATEWAY', 'AWS::ApiGateway::RestApi', 'apigateway:restapis', 'api', 'APIs'],
  ['DYNAMODB', 'AWS::DynamoDB::Table', 'dynamodb:table', 'table-', 'tables'],
  ['SQS', 'AWS::SQS::Queue', 'sqs:queue', 'queue-', 'queues'],
  ['KINESIS', 'AWS::Kinesis::Stream', 'kinesis:stream', 'stream-', 'streams'],
  ['REDSHIFT', 'AWS::Redshift::Cluster', 'redshift:cluster', 'warehouse-', 'clusters'],
  ['EKS', 'AWS::EKS::Cluster', 'eks:cluster', 'cluster-', 'clusters'],
  ['ELASTICACHE', 'AWS::ElastiCache::CacheCluster', 'elasticache:cluster', 'cache-', 'caches'],
  ['KMS', 'AWS::KMS::Key', 'kms:key', '', 'keys'],
  ['CLOUDFRONT', 'AWS::CloudFront::Distribution', 'cloudfront:distribution', 'E', 'distributions', 'global'],
  ['IAM', 'AWS::IAM::Role', 'iam:role', 'role-', 'roles', 'global'],
]

const SERVICES = new Map(
  ROWS.map(([code, configType, explorerType, prefix, things, scope]) => [
    code,
    { code, configType, explorerType, prefix, things, isGlobal: scope === 'global' },
  ]),
)

/** What a workload of each kind is built from. */
const ARCHETYPES: readonly (readonly string[])[] = [
  ['EC2', 'ELASTICLOADBALANCING', 'RDS', 'S3', 'CLOUDFRONT', 'ELASTICACHE', 'KMS', 'IAM'],
  ['LAMBDA', 'APIGATEWAY', 'DYNAMODB', 'SQS', 'S3', 'KMS', 'IAM'],
  ['S3', 'KINESIS', 'REDSHIFT', 'LAMBDA', 'EC2', 'KMS', 'IAM'],
  ['EKS', 'EC2', 'ELASTICLOADBALANCING', 'RDS', 'SQS', 'S3', 'KMS', 'IAM'],
]
const FEWEST = 4
const MOST = 90

/** The service with AWS Health's code. */
export function getService(code: string): InventedService {
  const service = SERVICES.get(code)
  if (service === undefined) throw new Error(`No service ${code} is invented.`)
  return service
}

/** The services of a workload. */
export function pickArchetype(chance: Chance): InventedService[] {
  return pick(ARCHETYPES, chance).map(getService)
}

/** How many resources of a service an account has in a Region; the same each time. */
export function countOf({ code }: InventedService, account: string, region: string): number {
  const share = hashOf(`${account} ${code} ${region}`) / 4_294_967_296
  return between(FEWEST, MOST, () => share * share)
}

/** Name of one resource; the same in inventories and in events. */
export function nameOf({ code, prefix }: InventedService, account: string, region: string, index: number): string {
  const place = `${account} ${code} ${region} ${index}`
  return `${prefix}${digits(place)}${digits(`${place} `)}`
}

/** The usage that an inventory shows. */
export function usageOf(service: InventedService, account: string, region: string): Usage {
  const { configType, explorerType } = service
  const count = countOf(service, account, region)
  return { configType, explorerType, region, count, nameOf: (index) => nameOf(service, account, region, index) }
}

function digits(text: string): string {
  return hashOf(text).toString(16).padStart(8, '0')
}
