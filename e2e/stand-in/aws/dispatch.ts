/** From a request to the operation that it means, past the faults that are switched on. */
import { ACCESS_ANALYZER } from './access-analyzer'
import { CLOUDWATCH, LOGS, SNS } from './alarm-services'
import type { Answer, Call } from './call'
import { CLOUDFORMATION } from './cloudformation'
import { CLOUDTRAIL } from './cloudtrail'
import { CONFIG } from './config'
import { ACCOUNT, CONFIG_RECORDER, GUARD_DUTY, SECURITY_HUB, SSO_ADMIN } from './detection'
import { EVENT_RULES } from './event-rules'
import { HEALTH } from './health'
import { IAM } from './iam'
import type { Operations, World } from './operation'
import { ORGANIZATIONS } from './organizations'
import type { Asked } from './protocol'
import type { RateLimits } from './rate-limit'
import { BACKUP, DYNAMODB, RDS } from './recovery'
import { throttled } from './refusals'
import { RESOURCE_EXPLORER } from './resource-explorer'
import { ServiceError } from './service-error'
import type { Scope } from './signature'
import { SQS } from './sqs'
import { STS } from './sts'
import { type ServiceName, WIRES } from './wires'

const SERVICES: Readonly<Record<ServiceName, Operations>> = {
  'access-analyzer': ACCESS_ANALYZER,
  account: ACCOUNT,
  backup: BACKUP,
  cloudformation: CLOUDFORMATION,
  cloudtrail: CLOUDTRAIL,
  config: { ...CONFIG, ...CONFIG_RECORDER },
  dynamodb: DYNAMODB,
  events: EVENT_RULES,
  guardduty: GUARD_DUTY,
  health: HEALTH,
  iam: IAM,
  logs: LOGS,
  monitoring: CLOUDWATCH,
  organizations: ORGANIZATIONS,
  rds: RDS,
  'resource-explorer-2': RESOURCE_EXPLORER,
  securityhub: SECURITY_HUB,
  sns: SNS,
  sqs: SQS,
  sso: SSO_ADMIN,
  sts: STS,
}

/** The call of somebody who is known. @throws {ServiceError} for credentials that are not, or of another service */
export function identify(asked: Asked, scope: Scope, { truth }: World, signal: AbortSignal): Call {
  const isQuery = WIRES[asked.service].protocol === 'query'
  if (scope.service !== asked.service)
    throw new ServiceError(
      isQuery ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
      `The scope names ${scope.service}, not ${asked.service}.`,
      403,
    )
  const account = truth.keys.get(scope.accessKey)
  if (account === undefined)
    throw new ServiceError(
      isQuery ? 'InvalidClientTokenId' : 'UnrecognizedClientException',
      'The access key is not known.',
      isQuery ? 403 : 400,
    )
  return { ...asked, region: scope.region, accessKey: scope.accessKey, account, signal }
}

/** What the operation answers. @throws {ServiceError} for what AWS refuses */
export async function perform(call: Call, world: World, limits: RateLimits): Promise<Answer> {
  const operation = SERVICES[call.service][call.operation]
  if (operation === undefined)
    throw new ServiceError('UnknownOperationException', `The stand-in has no ${call.service}:${call.operation}.`)
  if (limits.isExceeded(call)) throw throttled(call)
  return await operation(call, world)
}
