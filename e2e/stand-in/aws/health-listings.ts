/** AWS Health: which events there are. */
import type { Call } from './call'
import { isKept, isSeenBy, requireOrganization, requireSupport } from './health-access'
import { accountFilter, type EventTest, organizationFilter } from './health-event-filter'
import { eventShape } from './health-shapes'
import { cutPage, shuffledKey } from './listing'
import type { Operation, World } from './operation'
import { type Keyed, sortByKey } from './pages'
import type { Truth } from './truth'
import type { TruthEvent } from './truth-event'
import { refuseOthers, structureIn, textIn, wholeIn } from './validation'

const MEMBERS = ['filter', 'nextToken', 'maxResults', 'locale']
/** Sorted listings that are kept until something changes. */
const KEPT_LISTINGS = 6

/** Events that touch the organization. */
export const describeEventsForOrganization: Operation = (call, world) => {
  requireOrganization(call, world)
  const passes = organizationFilter(structureIn(call.input, 'filter'))
  return listEvents(call, world, (event) => isKept(event, world) && passes(event))
}

/** Events that touch the caller's account. */
export const describeEvents: Operation = (call, world) => {
  requireSupport(call, world)
  const passes = accountFilter(structureIn(call.input, 'filter'))
  return listEvents(call, world, (event) => isSeenBy(call.account, event) && passes(event))
}

function listEvents(call: Call, world: World, passes: EventTest) {
  refuseOthers(call.input, MEMBERS)
  const { items, token } = cutPage(call, world, {
    sorted: (order) => sortedEvents(call, world.truth, order, passes),
    size: wholeIn(call.input, 'maxResults', 1, 100, 100),
    token: textIn(call.input, 'nextToken'),
    tokenError: 'InvalidPaginationToken',
  })
  return { events: items.map(eventShape), ...(token === null ? {} : { nextToken: token }) }
}

const listings = new WeakMap<Truth, Map<string, Keyed<TruthEvent>[]>>()

function sortedEvents(call: Call, truth: Truth, order: string, passes: EventTest): Keyed<TruthEvent>[] {
  truth.events.publishDue()
  const kept = listings.get(truth) ?? new Map<string, Keyed<TruthEvent>[]>()
  listings.set(truth, kept)
  const minute = Math.floor(truth.clock.now() / 60_000)
  const name = JSON.stringify([truth.events.revision, minute, call.operation, call.account, call.input.filter, order])
  const known = kept.get(name)
  if (known) return known
  const events = Array.from(truth.events.list()).filter(passes)
  const sorted = sortByKey(events, order === '' ? newestFirst : ({ arn }) => shuffledKey(order, arn))
  kept.set(name, sorted)
  const [oldest] = kept.keys()
  if (kept.size > KEPT_LISTINGS && oldest !== undefined) kept.delete(oldest)
  return sorted
}

function newestFirst({ lastUpdatedTime, arn }: TruthEvent): string {
  return `${String(1e15 - lastUpdatedTime).padStart(16, '0')} ${arn}`
}
