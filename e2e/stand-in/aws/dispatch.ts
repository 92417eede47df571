/** From a request to the operation that it means, past the faults that are switched on. */
import type { Answer, Call } from './call'
import { CONFIG } from './config'
import { HEALTH } from './health'
import type { Operations, World } from './operation'
import { ORGANIZATIONS } from './organizations'
import type { Asked } from './protocol'
import type { RateLimits } from './rate-limit'
import { throttled } from './refusals'
import { RESOURCE_EXPLORER } from './resource-explorer'
import { ServiceError } from './service-error'
import type { Scope } from './signature'
import { SQS } from './sqs'
import { STS } from './sts'

const SERVICES: Readonly<Record<Call['service'], Operations>> = {
  health: HEALTH,
  organizations: ORGANIZATIONS,
  sts: STS,
  sqs: SQS,
  config: CONFIG,
  'resource-explorer-2': RESOURCE_EXPLORER,
}

/** The call of somebody who is known. @throws {ServiceError} for credentials that are not, or of another service */
export function identify(asked: Asked, scope: Scope, { truth }: World, signal: AbortSignal): Call {
  const isQuery = asked.service === 'sts'
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
