/** AWS Health's operations. */
import { requireSupport } from './health-access'
import {
  describeAffectedAccountsForOrganization,
  describeEventDetails,
  describeEventDetailsForOrganization,
} from './health-details'
import { describeAffectedEntities, describeAffectedEntitiesForOrganization } from './health-entities'
import { describeEvents, describeEventsForOrganization } from './health-listings'
import type { Operation, Operations } from './operation'
import { ServiceError } from './service-error'

/** Whether the view of the organization is switched on: for the management account only. */
const describeHealthServiceStatusForOrganization: Operation = (call, world) => {
  requireSupport(call, world)
  const { directory } = world.truth
  if (call.account !== directory.managementAccount)
    throw new ServiceError('AccessDeniedException', `Account ${call.account} is not the management account.`)
  return { healthServiceAccessStatusForOrganization: directory.healthView }
}

export const HEALTH: Operations = {
  DescribeAffectedAccountsForOrganization: describeAffectedAccountsForOrganization,
  DescribeAffectedEntities: describeAffectedEntities,
  DescribeAffectedEntitiesForOrganization: describeAffectedEntitiesForOrganization,
  DescribeEventDetails: describeEventDetails,
  DescribeEventDetailsForOrganization: describeEventDetailsForOrganization,
  DescribeEvents: describeEvents,
  DescribeEventsForOrganization: describeEventsForOrganization,
  DescribeHealthServiceStatusForOrganization: describeHealthServiceStatusForOrganization,
}
