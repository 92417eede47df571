/** The services that AWS's public status feed knows, by their ids there: what other spellings are brought to. */

/** Ids without Region, as the service catalogue (services.json) listed them for 268 services in 2026. */
export const PUBLIC_SERVICE_IDS: readonly string[] = `
account acm-pca activateconsole airflow amazonforecast aml amplify amplifyadmin apigateway apipricing appconfig
appfabric appflow applicationdiscoveryservice applicationinsights appmesh apprunner appstream2 appstudio appsync
appwizard aps athena auditmanager augmentedai autoscaling aws-glue aws-partner-central awsgreengrass awsiot
awsiotdevicemanagement awswaf b2bi backup batch bedrock bedrock-agentcore billingconsole braket cassandra
certificatemanager chatbot chime cleanrooms clientvpn cloud9 clouddirectory cloudformation cloudfront cloudhsm
cloudsearch cloudshell cloudtrail cloudwan cloudwatch cloudwatchsynthetics codeartifact codebuild codecatalyst
codecommit codedeploy codeguru-profiler codeguru-reviewer codepipeline codewhisperer cognito comprehend
comprehendmedical computeoptimizer config connect consolemobileapp controlcatalog controltower dataexchange
datapipeline datasync datazone deadline deeplens deepracer detective devicefarm devops-guru directconnect
directoryservice dlm dms docdb drs dsql dynamodb ec2 ec2serialconsole ec2systemsmanager ecr ecs eks elasticache
elasticbeanstalk elasticfilesystem elasticsearch elb elemental emr emrserverless endusermessaging entityresolution
events evidently evs fargate finspace firehose fis fms frauddetector freertos fsx gamelift gameliftstreams glacier
globalaccelerator glue grafana groundstation guardduty health healthimaging healthlake iam iamidentitycenter
iamrolesanywhere imagebuilder import-export infrastructureperformance inspector internetconnectivity internetmonitor
iotanalytics iotdevicedefender iotevents iotfleetwise iotsitewise iottwinmaker ipam ivs kafka kendra kendraranking
kinesis kinesisanalytics kinesisvideo kms lakeformation lambda lex licensemanager lightsail locationservice
lookoutequipment m2 macie managedblockchain managedssh management-console marketplace memorydb mgn migops
migrationhub migrationhuborchestrator migrationhubstrategy monitron mq multipleservices natgateway neptune-db
networkaccessanalyzer networkfirewall notifications omics one opsworks opsworkschef opsworkspuppet organizations
outposts panorama paymentcryptography pca-connector-scep pcaconnectorad pcs personalize pinpoint polly privatelink
proton qapps qbusiness quicksight ram rds reachabilityanalyzer redshift rekognition repostspace resiliencehub
resourceexplorer resourcegroups resourcegroupstaggingapi route53 route53apprecoverycontroller
route53domainregistration route53privatedns route53resolver rtbfabric rum s3 s3rtc sagemaker scheduler
secretsmanager security-ir securityhub securitylake serverlessrepo servicecatalog servicediscovery servicequotas ses
signin signup simpledb simspaceweaver sns spencer sqs ssmsap state storagegateway sts supportapi supportcenter swf
textract thinclient timestream tnb trafficmirroring transcribe transfer transform transitgateway translate
trustedadvisor verifiedaccess verifiedpermissions vmimportexport vpc vpclattice vpnvpc wellarchitected wickr
workmail workspaces workspacesweb xray
`
  .trim()
  .split(/\s+/)
