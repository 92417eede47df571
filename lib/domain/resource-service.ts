/** The service behind a type of resource: AWS Config and Resource Explorer name types, AWS's status feed names services. */
import { splitServiceKey } from './service-id'

/**
 * CloudFormation's service names (the middle of `AWS::EC2::Instance`, as its resource and property types reference lists
 * them) that are not the status feed's id of the service (public-service-ids.ts) once hyphens and case are left out.
 */
export const CLOUDFORMATION_SERVICES: Readonly<Record<string, string>> = {
  AmazonMQ: 'mq',
  AmplifyUIBuilder: 'amplify',
  ApiGatewayV2: 'apigateway',
  AppIntegrations: 'connect',
  ApplicationAutoScaling: 'autoscaling',
  ApplicationSignals: 'cloudwatch',
  AppStream: 'appstream2',
  ARCZonalShift: 'route53apprecoverycontroller',
  AutoScalingPlans: 'autoscaling',
  BackupGateway: 'backup',
  BCMDataExports: 'billingconsole',
  BillingConductor: 'billingconsole',
  Budgets: 'billingconsole',
  CE: 'billingconsole',
  CleanRoomsML: 'cleanrooms',
  CodeConnections: 'codepipeline',
  CodeStarConnections: 'codepipeline',
  ConnectCampaigns: 'connect',
  ConnectCampaignsV2: 'connect',
  CUR: 'billingconsole',
  CustomerProfiles: 'connect',
  DAX: 'dynamodb',
  EFS: 'elasticfilesystem',
  ElasticLoadBalancingV2: 'elb',
  EMRContainers: 'emr',
  EventSchemas: 'events',
  Forecast: 'amazonforecast',
  Greengrass: 'awsgreengrass',
  GreengrassV2: 'awsgreengrass',
  IdentityStore: 'identitycenter',
  InspectorV2: 'inspector',
  IoT: 'awsiot',
  IoT1Click: 'awsiot',
  IoTCoreDeviceAdvisor: 'awsiot',
  IoTWireless: 'awsiot',
  KafkaConnect: 'kafka',
  KinesisAnalyticsV2: 'kinesisanalytics',
  KinesisFirehose: 'firehose',
  Location: 'locationservice',
  Logs: 'cloudwatch',
  MediaConnect: 'elemental',
  MediaConvert: 'elemental',
  MediaLive: 'elemental',
  MediaPackage: 'elemental',
  MediaPackageV2: 'elemental',
  MediaStore: 'elemental',
  MediaTailor: 'elemental',
  MSK: 'kafka',
  MWAA: 'airflow',
  Neptune: 'neptune-db',
  NeptuneGraph: 'neptune-db',
  NetworkManager: 'cloudwan',
  Oam: 'cloudwatch',
  OpenSearch: 'elasticsearch',
  OpenSearchServerless: 'elasticsearch',
  OpenSearchService: 'elasticsearch',
  PinpointEmail: 'pinpoint',
  Pipes: 'events',
  RedshiftServerless: 'redshift',
  ResourceExplorer2: 'resourceexplorer',
  RolesAnywhere: 'iamrolesanywhere',
  Route53Profiles: 'route53resolver',
  Route53RecoveryControl: 'route53apprecoverycontroller',
  Route53RecoveryReadiness: 'route53apprecoverycontroller',
  S3Express: 's3',
  S3ObjectLambda: 's3',
  S3Outposts: 'outposts',
  S3Tables: 's3',
  ServiceCatalogAppRegistry: 'servicecatalog',
  ShieldRegional: 'shield',
  SSM: 'ec2systemsmanager',
  SSMContacts: 'ec2systemsmanager',
  SSMIncidents: 'ec2systemsmanager',
  SSMQuickSetup: 'ec2systemsmanager',
  StepFunctions: 'state',
  Synthetics: 'cloudwatchsynthetics',
  SystemsManagerSAP: 'ssmsap',
  VoiceID: 'connect',
  WAF: 'awswaf',
  WAFRegional: 'awswaf',
  WAFv2: 'awswaf',
  Wisdom: 'connect',
}

/** Types whose service the status feed tells apart from that of their name. */
const TYPES: readonly [pattern: RegExp, service: string][] = [
  [/^AWS::EC2::NatGateway$/, 'natgateway'],
  [/^AWS::EC2::TransitGateway/, 'transitgateway'],
  [/^AWS::EC2::ClientVpn/, 'clientvpn'],
  [/^AWS::EC2::(VPNConnection|VPNGateway|CustomerGateway)/, 'vpnvpc'],
  [/^AWS::EC2::IPAM/, 'ipam'],
  [/^AWS::EC2::TrafficMirror/, 'trafficmirroring'],
  [/^AWS::EC2::NetworkInsightsAccess/, 'networkaccessanalyzer'],
  [/^AWS::EC2::NetworkInsights/, 'reachabilityanalyzer'],
  [/^AWS::EC2::VerifiedAccess/, 'verifiedaccess'],
  [/^AWS::EC2::(VPCEndpoint|VPCEndpointService)/, 'privatelink'],
  [
    /^AWS::EC2::(VPC|Subnet|SecurityGroup|RouteTable|Route|InternetGateway|EgressOnlyInternetGateway|NetworkAcl|NetworkInterface|FlowLog|DHCPOptions|PrefixList|CarrierGateway|VPCPeeringConnection|SubnetRouteTableAssociation)(?![a-z])/i,
    'vpc',
  ],
]

/** Services as Resource Explorer and ARNs name them, where that is not the status feed's id. */
export const ARN_SERVICES: Readonly<Record<string, string>> = {
  'access-analyzer': 'accessanalyzer',
  aoss: 'elasticsearch',
  'app-integrations': 'connect',
  'application-autoscaling': 'autoscaling',
  appstream: 'appstream2',
  'backup-gateway': 'backup',
  'backup-storage': 'backup',
  cloudhsmv2: 'cloudhsm',
  'codestar-connections': 'codepipeline',
  'cognito-identity': 'cognito',
  'cognito-idp': 'cognito',
  'cognito-sync': 'cognito',
  dax: 'dynamodb',
  ds: 'directoryservice',
  'ecr-public': 'spencer',
  elasticmapreduce: 'emr',
  email: 'ses',
  'emr-containers': 'emr',
  es: 'elasticsearch',
  'execute-api': 'apigateway',
  geo: 'locationservice',
  greengrass: 'awsgreengrass',
  iot: 'awsiot',
  iotwireless: 'awsiot',
  logs: 'cloudwatch',
  mobiletargeting: 'pinpoint',
  monitoring: 'cloudwatch',
  neptune: 'neptune-db',
  networkmanager: 'cloudwan',
  oam: 'cloudwatch',
  opensearch: 'elasticsearch',
  pipes: 'events',
  'resource-explorer-2': 'resourceexplorer',
  rolesanywhere: 'iamrolesanywhere',
  's3-outposts': 'outposts',
  schemas: 'events',
  ssm: 'ec2systemsmanager',
  'ssm-incidents': 'ec2systemsmanager',
  'sso-directory': 'identitycenter',
  states: 'state',
  synthetics: 'cloudwatchsynthetics',
  tagging: 'resourcegroupstaggingapi',
  waf: 'awswaf',
  'waf-regional': 'awswaf',
  wafv2: 'awswaf',
  wisdom: 'connect',
}

const BY_LOWER_CASE = new Map(
  Object.entries(CLOUDFORMATION_SERVICES).map(([name, service]) => [name.toLowerCase(), service]),
)
const CLOUDFORMATION = /^([A-Za-z0-9]+)::([A-Za-z0-9]+)::/

/**
 * Our id of the service behind CloudFormation's name of a resource type (`AWS::EC2::Instance`). A service that the status
 * feed does not know keeps its own name in lower case, one that is not AWS's the name of who makes it as well.
 */
export function serviceOfResourceType(type: string): string {
  const [, maker = '', name = ''] = CLOUDFORMATION.exec(type.trim()) ?? []
  if (name === '') return splitServiceKey(type.trim() || 'unknown').service
  if (maker !== 'AWS') return `${maker}-${name}`.toLowerCase()
  const apart = TYPES.find(([pattern]) => pattern.test(type.trim()))
  return apart?.[1] ?? BY_LOWER_CASE.get(name.toLowerCase()) ?? splitServiceKey(name).service
}

/** Our id of a service that an ARN or Resource Explorer names (`elasticloadbalancing`), of its types where it tells them. */
export function serviceOfArnName(name: string, cloudFormationType: string | null): string {
  if (cloudFormationType !== null && CLOUDFORMATION.test(cloudFormationType))
    return serviceOfResourceType(cloudFormationType)
  const lower = name.trim().toLowerCase()
  return (
    (Object.hasOwn(ARN_SERVICES, lower) ? ARN_SERVICES[lower] : undefined) ??
    BY_LOWER_CASE.get(lower.replaceAll('-', '')) ??
    splitServiceKey(lower || 'unknown').service
  )
}
