/** Who may ask AWS Health, and what somebody may see of it. */
import type { Call } from './call'
import type { World } from './operation'
import { invalid, ServiceError } from './service-error'
import type { TruthEvent } from './truth-event'

const DAY_MS = 86_400_000
const ARN = /^arn:aws(-[a-z]+(-[a-z]+)?)?:health:[^:]*:[^:]*:event(?:\/[\w-]+){3}$/

/** @throws {ServiceError} unless the account pays for support */
export function requireSupport(call: Call, { truth }: World): void {
  if (truth.withoutSupport.has(call.account))
    throw new ServiceError('SubscriptionRequiredException', 'The account has no plan that includes this API.')
}

/** @throws {ServiceError} unless the caller speaks for the organization and its view is switched on */
export function requireOrganization(call: Call, world: World): void {
  requireSupport(call, world)
  const { directory } = world.truth
  if (!directory.speaksForAll(call.account))
    throw new ServiceError('AccessDeniedException', `Account ${call.account} may not ask ${call.operation}.`)
  // The error's name is not documented.
  if (directory.healthView !== 'ENABLED') throw invalid('The view of the organization is not enabled.')
}

/** @throws {ServiceError} where it has not the form of an event's ARN */
export function requireArn(arn: string): string {
  if (arn.length > 1600 || !ARN.test(arn)) throw invalid(`${arn} is no ARN of an event.`)
  return arn
}

/** Whether the view of the organization still keeps an event. */
export function isKept({ status, endTime, lastUpdatedTime }: TruthEvent, { truth }: World): boolean {
  if (truth.keepDays === null || status !== 'closed') return true
  return Math.max(endTime ?? 0, lastUpdatedTime) >= truth.clock.now() - truth.keepDays * DAY_MS
}

/** The event, if the view of the organization holds it. */
export function findKept(arn: string, world: World): TruthEvent | null {
  const event = world.truth.events.find(arn)
  return event !== null && isKept(event, world) ? event : null
}

/** Whether the account's own view shows an event. */
export function isSeenBy(account: string, { scope, reach }: TruthEvent): boolean {
  return scope === 'PUBLIC' || reach.has(account)
}
