/** What AWS calls the services of its public status feed: how people and bills write them. */

/**
 * Id → display name without Region, as the service catalogue (services.json) listed them in 2026. The catalogue that is
 * stored (service_catalog) is newer; this one is there before anything was read.
 */
export const PUBLIC_SERVICE_NAMES: ReadonlyMap<string, string> = new Map(
  `
account=AWS Account Management | acm-pca=AWS Private Certificate Authority | activateconsole=AWS Activate Console |
airflow=Amazon Managed Workflows for Apache Airflow | amazonforecast=Amazon Forecast | aml=Amazon Machine Learning |
amplify=AWS Amplify | amplifyadmin=AWS Amplify Admin | apigateway=Amazon API Gateway |
apipricing=AWS Price List Service | appconfig=AWS AppConfig | appfabric=AWS AppFabric | appflow=Amazon AppFlow |
applicationdiscoveryservice=AWS Application Discovery Service |
applicationinsights=Amazon CloudWatch Application Insights | appmesh=AWS App Mesh | apprunner=AWS App Runner |
appstream2=Amazon WorkSpaces Applications | appstudio=AWS App Studio | appsync=AWS AppSync |
appwizard=AWS Launch Wizard | aps=Amazon Managed Service for Prometheus | athena=Amazon Athena |
auditmanager=AWS Audit Manager | augmentedai=Amazon Augmented AI | autoscaling=AWS Auto Scaling |
aws-glue=AWS Glue DataBrew | aws-partner-central=AWS Partner Central | awsgreengrass=AWS IoT Greengrass |
awsiot=AWS IoT Core | awsiotdevicemanagement=AWS IoT Device Management | awswaf=AWS WAF |
b2bi=AWS B2B Data Interchange | backup=AWS Backup | batch=AWS Batch | bedrock=Amazon Bedrock |
bedrock-agentcore=AWS Bedrock AgentCore | billingconsole=AWS Billing Console | braket=Amazon Braket |
cassandra=Amazon Keyspaces | certificatemanager=AWS Certificate Manager | chatbot=AWS Chatbot | chime=Amazon Chime |
cleanrooms=AWS Clean Rooms | clientvpn=AWS Client VPN | cloud9=AWS Cloud9 | clouddirectory=Amazon Cloud Directory |
cloudformation=AWS CloudFormation | cloudfront=Amazon CloudFront | cloudhsm=AWS CloudHSM |
cloudsearch=Amazon CloudSearch | cloudshell=AWS CloudShell | cloudtrail=AWS CloudTrail | cloudwan=AWS Cloud WAN |
cloudwatch=Amazon CloudWatch | cloudwatchsynthetics=Amazon CloudWatch Synthetics | codeartifact=AWS CodeArtifact |
codebuild=AWS CodeBuild | codecatalyst=Amazon CodeCatalyst | codecommit=AWS CodeCommit | codedeploy=AWS CodeDeploy |
codeguru-profiler=Amazon CodeGuru Profiler | codeguru-reviewer=Amazon CodeGuru Reviewer |
codepipeline=AWS CodePipeline | codewhisperer=AWS Kiro | cognito=Amazon Cognito | comprehend=Amazon Comprehend |
comprehendmedical=Amazon Comprehend Medical | computeoptimizer=AWS Compute Optimizer | config=AWS Config |
connect=Amazon Connect | consolemobileapp=AWS Console Mobile App | controlcatalog=AWS Control Catalog |
controltower=AWS Control Tower | dataexchange=AWS Data Exchange | datapipeline=AWS Data Pipeline |
datasync=AWS DataSync | datazone=Amazon DataZone | deadline=AWS Deadline Cloud | deeplens=AWS DeepLens |
deepracer=AWS DeepRacer | detective=Amazon Detective | devicefarm=AWS Device Farm | devops-guru=Amazon DevOps Guru |
directconnect=AWS Direct Connect | directoryservice=AWS Directory Service | dlm=Amazon Data Lifecycle Manager |
dms=AWS Database Migration Service | docdb=Amazon DocumentDB | drs=AWS Elastic Disaster Recovery |
dsql=Amazon Aurora DSQL Service | dynamodb=Amazon DynamoDB | ec2=Amazon Elastic Compute Cloud |
ec2serialconsole=AWS EC2 Serial Console | ec2systemsmanager=AWS Systems Manager |
ecr=Amazon Elastic Container Registry | ecs=Amazon Elastic Container Service | eks=Amazon Elastic Kubernetes Service |
elasticache=Amazon ElastiCache | elasticbeanstalk=AWS Elastic Beanstalk |
elasticfilesystem=Amazon Elastic File System | elasticsearch=Amazon OpenSearch Service |
elb=Amazon Elastic Load Balancing | elemental=AWS Elemental | emr=Amazon Elastic MapReduce |
emrserverless=Amazon EMR Serverless | endusermessaging=AWS End User Messaging |
entityresolution=AWS Entity Resolution | events=Amazon EventBridge | evidently=Amazon CloudWatch Evidently |
evs=AWS Elastic VMWare Service | fargate=AWS Fargate | finspace=Amazon FinSpace | firehose=Amazon Kinesis Firehose |
fis=AWS Fault Injection Service | fms=AWS Firewall Manager | frauddetector=Amazon Fraud Detector |
freertos=Amazon FreeRTOS | fsx=Amazon FSx | gamelift=Amazon GameLift Servers |
gameliftstreams=Amazon GameLift Streams | glacier=Amazon Glacier | globalaccelerator=AWS Global Accelerator |
glue=AWS Glue | grafana=Amazon Managed Grafana | groundstation=AWS Ground Station | guardduty=Amazon GuardDuty |
health=AWS Health | healthimaging=AWS HealthImaging | healthlake=AWS HealthLake |
iam=AWS Identity and Access Management | iamidentitycenter=AWS IAM Identity Center |
iamrolesanywhere=AWS Identity and Access Management Roles Anywhere | imagebuilder=AWS EC2 Image Builder |
import-export=AWS Import/Export | infrastructureperformance=AWS Infrastructure Performance |
inspector=Amazon Inspector | internetconnectivity=AWS Internet Connectivity |
internetmonitor=Amazon CloudWatch Internet Monitor | iotanalytics=AWS IoT Analytics |
iotdevicedefender=AWS IoT Device Defender | iotevents=AWS IoT Events | iotfleetwise=AWS IoT FleetWise |
iotsitewise=AWS IoT SiteWise | iottwinmaker=AWS IoT TwinMaker | ipam=Amazon VPC IP Address Manager |
ivs=Amazon Interactive Video Service | kafka=Amazon Managed Streaming for Apache Kafka | kendra=Amazon Kendra |
kendraranking=Amazon Kendra Intelligent Ranking | kinesis=Amazon Kinesis Data Streams |
kinesisanalytics=Amazon Managed Service for Apache Flink | kinesisvideo=Amazon Kinesis Video Streams |
kms=AWS Key Management Service | lakeformation=AWS Lake Formation | lambda=AWS Lambda | lex=Amazon Lex |
licensemanager=AWS License Manager | lightsail=Amazon Lightsail | locationservice=Amazon Location Service |
lookoutequipment=Amazon Lookout for Equipment | m2=AWS Mainframe Modernization | macie=Amazon Macie |
managedblockchain=Amazon Managed Blockchain | managedssh=Amazon EC2 Instance Connect |
management-console=AWS Management Console | marketplace=AWS Marketplace | memorydb=Amazon MemoryDB for Redis |
mgn=AWS Application Migration Service | migops=AWS Migration Hub Journeys | migrationhub=AWS Migration Hub |
migrationhuborchestrator=AWS Migration Hub Orchestrator |
migrationhubstrategy=AWS Migration Hub Strategy Recommendations | monitron=Amazon Monitron | mq=Amazon MQ |
multipleservices=AWS Multiple services | natgateway=AWS NAT Gateway | neptune-db=Amazon Neptune |
networkaccessanalyzer=AWS Network Access Analyzer | networkfirewall=AWS Network Firewall |
notifications=AWS User Notifications | omics=AWS HealthOmics | one=Amazon One Enterprise |
opsworks=AWS OpsWorks Stacks | opsworkschef=AWS OpsWorks for Chef Automate |
opsworkspuppet=AWS OpsWorks for Puppet Enterprise | organizations=AWS Organizations | outposts=AWS Outposts |
panorama=AWS Panorama | paymentcryptography=AWS Payment Cryptography |
pca-connector-scep=AWS Private CA Connector for SCEP | pcaconnectorad=AWS Private CA Connector for Active Directory |
pcs=AWS Parallel Computing Service | personalize=Amazon Personalize | pinpoint=Amazon Pinpoint | polly=Amazon Polly |
privatelink=AWS VPCE PrivateLink | proton=AWS Proton | qapps=Amazon Q Apps | qbusiness=Amazon Q Business |
quicksight=Amazon Quick Suite | ram=AWS Resource Access Manager | rds=Amazon Relational Database Service |
reachabilityanalyzer=AWS Reachability Analyzer | redshift=Amazon Redshift | rekognition=Amazon Rekognition |
repostspace=AWS re:Post Private | resiliencehub=AWS Resilience Hub | resourceexplorer=AWS Resource Explorer |
resourcegroups=AWS Resource Groups | resourcegroupstaggingapi=AWS Resource Groups Tagging API |
route53=Amazon Route 53 | route53apprecoverycontroller=Amazon Route 53 Application Recovery Controller |
route53domainregistration=Amazon Route 53 Domain Registration | route53privatedns=Amazon Route 53 Private DNS |
route53resolver=Amazon Route 53 Resolver | rtbfabric=AWS RTB Fabric | rum=Amazon CloudWatch RUM |
s3=Amazon Simple Storage Service | s3rtc=Amazon S3 Replication Time Control | sagemaker=Amazon SageMaker |
scheduler=Amazon EventBridge Scheduler | secretsmanager=AWS Secrets Manager |
security-ir=AWS Security Incident Response | securityhub=AWS Security Hub | securitylake=Amazon Security Lake |
serverlessrepo=AWS Serverless Application Repository | servicecatalog=AWS Service Catalog |
servicediscovery=AWS Cloud Map | servicequotas=AWS Service Quotas | ses=Amazon Simple Email Service |
signin=AWS Sign-In | signup=AWS Sign Up | simpledb=Amazon SimpleDB | simspaceweaver=AWS SimSpace Weaver |
sns=Amazon Simple Notification Service | spencer=Amazon Elastic Container Registry Public |
sqs=Amazon Simple Queue Service | ssmsap=AWS Systems Manager for SAP | state=AWS Step Functions |
storagegateway=AWS Storage Gateway | sts=AWS Security Token Service | supportapi=AWS Support API |
supportcenter=AWS Support Center | swf=Amazon Simple Workflow Service | textract=Amazon Textract |
thinclient=Amazon WorkSpaces Thin Client | timestream=Amazon Timestream | tnb=AWS Telco Network Builder |
trafficmirroring=AWS Traffic Mirroring | transcribe=Amazon Transcribe | transfer=AWS Transfer Family |
transform=AWS Transform | transitgateway=AWS Transit Gateway | translate=Amazon Translate |
trustedadvisor=AWS Trusted Advisor | verifiedaccess=AWS Verified Access |
verifiedpermissions=Amazon Verified Permissions | vmimportexport=AWS VM Import/Export |
vpc=Amazon Virtual Private Cloud | vpclattice=Amazon VPC Lattice | vpnvpc=AWS Site-to-Site VPN |
wellarchitected=AWS Well-Architected Tool | wickr=AWS Wickr | workmail=Amazon WorkMail |
workspaces=Amazon WorkSpaces | workspacesweb=Amazon WorkSpaces Secure Browser | xray=AWS X-Ray
`
    .trim()
    .split(/\s*\|\s*/)
    .map((entry): [string, string] => {
      const [id = '', name = ''] = entry.split('=')
      return [id, name]
    }),
)
