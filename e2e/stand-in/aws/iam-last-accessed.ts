/** Which services a principal used, and when: a job that is asked for and then read. */

import { noSuchEntity } from './iam-authorization'
import { pageOf } from './iam-listing'
import { iamArn, isoOf } from './iam-shapes'
import type { Operation, Operations } from './operation'
import type { Truth } from './truth'
import type { ServiceUse } from './truth-principals'
import { requiredText } from './validation'

const generate: Operation = (call, { truth }) => {
  const arn = requiredText(call.input, 'Arn')
  servicesOf(truth, call.account, arn)
  // The job's id says what it is about, so that nothing has to be kept.
  return { JobId: Buffer.from(arn).toString('base64url') }
}

const get: Operation = (call, world) => {
  const arn = Buffer.from(requiredText(call.input, 'JobId'), 'base64url').toString()
  const { items, rest } = pageOf(call, world, servicesOf(world.truth, call.account, arn))
  const now = isoOf(world.truth.clock.now())
  return {
    JobStatus: 'COMPLETED',
    JobType: 'SERVICE_LEVEL',
    JobCreationDate: now,
    JobCompletionDate: now,
    ServicesLastAccessed: items.map(([namespace, lastUsedAt]) => ({
      ServiceName: namespace,
      ServiceNamespace: namespace,
      TotalAuthenticatedEntities: lastUsedAt === null ? 0 : 1,
      LastAuthenticated: isoOf(lastUsedAt),
      LastAuthenticatedEntity: lastUsedAt === null ? undefined : arn,
      LastAuthenticatedRegion: lastUsedAt === null ? undefined : 'us-east-1',
    })),
    ...rest,
  }
}

function servicesOf({ identities }: Truth, account: string, arn: string): ServiceUse[] {
  const { users, roles } = identities.get(account)
  const user = users.find(({ path, name }) => iamArn(account, 'user', path, name) === arn)
  const found = user ?? roles.find(({ path, name }) => iamArn(account, 'role', path, name) === arn)
  if (found === undefined) throw noSuchEntity(arn)
  return found.services
}

export const LAST_ACCESSED: Operations = {
  GenerateServiceLastAccessedDetails: generate,
  GetServiceLastAccessedDetails: get,
}
