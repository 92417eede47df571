/** Services as AWS's bills, price lists and older pages name them, where that is neither the status feed's id nor its name. */

/**
 * Services that the status feed does not list: those it listed once (its recorded years 2016-2019), and those that AWS
 * Config knows resources of. Id → name.
 */
export const UNLISTED_SERVICES: ReadonlyMap<string, string> = new Map([
  ['accessanalyzer', 'AWS IAM Access Analyzer'],
  ['analytics', 'Amazon Mobile Analytics'],
  ['elastictranscoder', 'Amazon Elastic Transcoder'],
  ['lookoutmetrics', 'Amazon Lookout for Metrics'],
  ['lookoutvision', 'Amazon Lookout for Vision'],
  ['mobilehub', 'AWS Mobile Hub'],
  ['qldb', 'Amazon Quantum Ledger Database'],
  ['robomaker', 'AWS RoboMaker'],
  ['shield', 'AWS Shield'],
  ['signer', 'AWS Signer'],
  ['workdocs', 'Amazon WorkDocs'],
])

/**
 * Id ← other names, read in any case and with any punctuation, without "Amazon" or "AWS" before them. Product
 * codes are those of the Price List and of Cost and Usage Reports (AmazonMCS, AWSQueueService, AWSEvents); names are those
 * of Cost Explorer ("EC2 - Other"), and what services were called before (Single Sign-On, Kinesis Analytics).
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  aml: ['ML'],
  appstream2: ['AppStream 2.0'],
  aps: ['Prometheus', 'Managed Prometheus'],
  augmentedai: ['A2I'],
  autoscaling: ['EC2 Auto Scaling'],
  awswaf: ['WAF Classic', 'Web Application Firewall'],
  billingconsole: ['Billing', 'Billing and Cost Management', 'Cost Explorer', 'Cost and Usage Report', 'Savings Plans'],
  cassandra: ['MCS', 'Managed Apache Cassandra Service'],
  certificatemanager: ['ACM'],
  chime: ['Chime Business Calling', 'Chime Call Me', 'Chime Dial-in', 'Chime Voice Connector', 'Chime SDK'],
  cloudwan: ['Network Manager Cloud WAN'],
  cloudwatch: ['CloudWatch Logs'],
  codewhisperer: ['Q Developer'],
  cognito: ['Cognito User Pools', 'Cognito Federated Identities'],
  connect: [
    'Contact Center Telecommunications',
    'Contact Center Telecomm',
    'Connect Customer Profiles',
    'Connect Wisdom',
  ],
  directconnect: ['DX'],
  dlm: ['EBS Data Lifecycle Manager'],
  dms: ['Database Migration Svc'],
  docdb: ['DocumentDB with MongoDB compatibility'],
  dsql: ['Aurora DSQL'],
  dynamodb: ['DynamoDB Accelerator'],
  ec2: ['Elastic Compute Cloud - Compute', 'EC2 - Other', 'Elastic Block Store', 'EBS', 'EC2 Instances'],
  ec2systemsmanager: ['Simple Systems Manager'],
  ecr: ['EC2 Container Registry'],
  ecs: ['EC2 Container Service'],
  eks: ['Elastic Container Service for Kubernetes'],
  elasticsearch: ['Elasticsearch Service', 'OpenSearch Ingestion'],
  elastictranscoder: ['ETS'],
  elb: ['Load Balancing', 'Elastic Load Balancer'],
  elemental: [
    'Elemental MediaConvert',
    'Elemental MediaLive',
    'Elemental MediaPackage',
    'Elemental MediaStore',
    'Elemental MediaTailor',
    'Elemental MediaConnect',
  ],
  emr: ['EMR on EKS'],
  events: ['CloudWatch Events'],
  firehose: ['Data Firehose', 'Kinesis Data Firehose'],
  fis: ['Fault Injection Simulator'],
  glacier: ['S3 Glacier', 'S3 Glacier Deep Archive', 'Glacier Deep Archive'],
  identitycenter: ['Single Sign-On'],
  'import-export': [
    'Import/Export Snowball',
    'Ingestion Service',
    'Ingestion Service Snowball',
    'Snowball',
    'Snowball Extra Days',
  ],
  kinesis: ['Kinesis Streams'],
  kinesisanalytics: ['Kinesis Data Analytics', 'Managed Apache Flink'],
  'management-console': ['Console'],
  migrationhub: ['Migration Hub Refactor Spaces'],
  'neptune-db': ['Neptune Analytics'],
  privatelink: ['VPC Endpoint'],
  rds: ['Aurora', 'RDS Service'],
  route53: ['Route53 Health Checks'],
  route53apprecoverycontroller: ['R53 App Recovery Controller', 'Application Recovery Controller'],
  route53domainregistration: ['Registrar'],
  signin: ['Console Sign-In'],
  sqs: ['Queue Service'],
  storagegateway: ['Storage Gateway Deep Archive'],
  supportcenter: [
    'Support',
    'Premium Support',
    'Support Business',
    'Support Developer',
    'Support Enterprise',
    'Developer Support',
    'Business Support',
    'Enterprise Support',
  ],
  timestream: ['Timestream for LiveAnalytics', 'Timestream for InfluxDB'],
  transfer: ['Transfer for SFTP'],
  vpnvpc: ['VPN'],
}

/** Name → id, each name once. */
export const BILLING_NAMES: readonly (readonly [name: string, id: string])[] = Object.entries(OTHER_NAMES).flatMap(
  ([id, names]) => names.map((name) => [name, id] as const),
)
