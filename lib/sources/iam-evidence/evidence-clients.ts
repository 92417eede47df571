/** The SDK's clients that evidence is read with, each loaded when it is first needed, and shared by all accounts of a connection. */
import http from 'node:http'
import https from 'node:https'
import type { AccessAnalyzer } from '@aws-sdk/client-accessanalyzer'
import type { Account } from '@aws-sdk/client-account'
import type { Backup } from '@aws-sdk/client-backup'
import type { CloudFormation } from '@aws-sdk/client-cloudformation'
import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import type { ConfigService } from '@aws-sdk/client-config-service'
import type { DynamoDB } from '@aws-sdk/client-dynamodb'
import type { EventBridge } from '@aws-sdk/client-eventbridge'
import type { GuardDuty } from '@aws-sdk/client-guardduty'
import type { Health } from '@aws-sdk/client-health'
import type { IAM } from '@aws-sdk/client-iam'
import type { Organizations } from '@aws-sdk/client-organizations'
import type { RDS } from '@aws-sdk/client-rds'
import type { SecurityHub } from '@aws-sdk/client-securityhub'
import type { SNS } from '@aws-sdk/client-sns'
import type { SSOAdmin } from '@aws-sdk/client-sso-admin'
import { countCalls, type Plugin } from '@/lib/sources/aws/calls'
import { sdkConfiguration } from '@/lib/sources/aws/clients'
import { callersCredentials, callersRetries, refuseOthersSignature } from './caller'

/** By the name under which collectors ask for them. */
export interface EvidenceClients {
  accessAnalyzer: AccessAnalyzer
  account: Account
  backup: Backup
  cloudFormation: CloudFormation
  cloudTrail: CloudTrail
  cloudWatch: CloudWatch
  config: ConfigService
  dynamoDb: DynamoDB
  eventBridge: EventBridge
  guardDuty: GuardDuty
  health: Health
  iam: IAM
  identityCenter: SSOAdmin
  logs: CloudWatchLogs
  organizations: Organizations
  rds: RDS
  securityHub: SecurityHub
  sns: SNS
}

export type EvidenceService = keyof EvidenceClients

type Configuration = Omit<ReturnType<typeof sdkConfiguration>, 'retryStrategy'> & {
  retryStrategy: ReturnType<typeof callersRetries>
}

type Loaders = {
  [Service in EvidenceService]: () => Promise<new (configuration: Configuration) => EvidenceClients[Service]>
}

const LOADERS: Loaders = {
  accessAnalyzer: async () => (await import('@aws-sdk/client-accessanalyzer')).AccessAnalyzer,
  account: async () => (await import('@aws-sdk/client-account')).Account,
  backup: async () => (await import('@aws-sdk/client-backup')).Backup,
  cloudFormation: async () => (await import('@aws-sdk/client-cloudformation')).CloudFormation,
  cloudTrail: async () => (await import('@aws-sdk/client-cloudtrail')).CloudTrail,
  cloudWatch: async () => (await import('@aws-sdk/client-cloudwatch')).CloudWatch,
  config: async () => (await import('@aws-sdk/client-config-service')).ConfigService,
  dynamoDb: async () => (await import('@aws-sdk/client-dynamodb')).DynamoDB,
  eventBridge: async () => (await import('@aws-sdk/client-eventbridge')).EventBridge,
  guardDuty: async () => (await import('@aws-sdk/client-guardduty')).GuardDuty,
  health: async () => (await import('@aws-sdk/client-health')).Health,
  iam: async () => (await import('@aws-sdk/client-iam')).IAM,
  identityCenter: async () => (await import('@aws-sdk/client-sso-admin')).SSOAdmin,
  logs: async () => (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs,
  organizations: async () => (await import('@aws-sdk/client-organizations')).Organizations,
  rds: async () => (await import('@aws-sdk/client-rds')).RDS,
  securityHub: async () => (await import('@aws-sdk/client-securityhub')).SecurityHub,
  sns: async () => (await import('@aws-sdk/client-sns')).SNS,
}

/**
 * For all clients together, by host. There is no bound on all hosts at once: sockets that wait for work to one would keep
 * requests to others waiting. Those without work are closed after a minute.
 */
const SOCKETS = { keepAlive: true, maxSockets: 64, maxFreeSockets: 64, timeout: 60_000 }
const AGENTS = { httpAgent: new http.Agent(SOCKETS), httpsAgent: new https.Agent(SOCKETS) }

const made = new Map<string, Promise<unknown>>()

/**
 * The one client of a service in a Region that all accounts of a connection share: to set one up costs more than what an
 * account asks of it. Whose credentials a request is signed with, and what was learned of AWS's limits, is that of
 * `asCaller`. Asks AWS nothing by itself.
 */
export function evidenceClient<Service extends EvidenceService>(
  connectionId: string,
  service: Service,
  region: string,
): Promise<EvidenceClients[Service]> {
  const key = `${connectionId} ${service} ${region}`
  const known = made.get(key)
  if (known !== undefined) return known as Promise<EvidenceClients[Service]>
  const client = makeClient(service, region)
  made.set(key, client)
  client.catch(() => made.delete(key))
  return client
}

async function makeClient<Service extends EvidenceService>(
  service: Service,
  region: string,
): Promise<EvidenceClients[Service]> {
  const Client = await LOADERS[service]()
  const configuration = sdkConfiguration(region, callersCredentials)
  const requestHandler = { ...configuration.requestHandler, ...AGENTS }
  const client: EvidenceClients[Service] & { middlewareStack: { use(plugin: Plugin): void } } = new Client({
    ...configuration,
    requestHandler,
    retryStrategy: callersRetries(`${service} ${region}`),
  })
  client.middlewareStack.use(countCalls)
  client.middlewareStack.use(refuseOthersSignature)
  return client
}
