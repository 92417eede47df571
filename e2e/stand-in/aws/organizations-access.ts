/** Who may ask AWS Organizations. */
import type { Call } from './call'
import type { World } from './operation'
import { ServiceError } from './service-error'
import type { TruthDirectory } from './truth-directory'

/** @throws {ServiceError} where there is no organization */
export function requireInUse({ truth }: World): TruthDirectory {
  if (!truth.directory.inUse)
    throw new ServiceError('AWSOrganizationsNotInUseException', 'The account belongs to no organization.')
  return truth.directory
}

/** @throws {ServiceError} unless the caller speaks for the organization */
export function requireOrganization(call: Call, world: World): TruthDirectory {
  const directory = requireInUse(world)
  if (!directory.speaksForAll(call.account))
    throw new ServiceError('AccessDeniedException', `Account ${call.account} may not ask ${call.operation}.`)
  return directory
}
