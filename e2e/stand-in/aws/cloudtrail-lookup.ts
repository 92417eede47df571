/** cloudtrail:LookupEvents: 90 days of one Region, newest first, fifty a page. */
import type { Call } from './call'
import { eventShape, usernameOf } from './cloudtrail-record'
import { cutPage } from './listing'
import type { Operation, World } from './operation'
import { type Keyed, sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { TruthCall } from './truth-calls'
import { DAY_MS } from './truth-principals'
import { refuseOthers, requiredText, structuresIn, textIn, wholeIn } from './validation'

const KEPT_DAYS = 90
const PAGE = 50
/** Above all moments, so that the newest comes first. */
const LATEST = 1e15

const READS: Readonly<Record<string, (call: TruthCall) => string | null>> = {
  EventId: ({ id }) => id,
  EventName: ({ name }) => name,
  EventSource: ({ source }) => source,
  ReadOnly: ({ readOnly }) => String(readOnly),
  Username: ({ actor }) => usernameOf(actor),
}

/** What CloudTrail recorded of a Region in a window. */
export const lookupEvents: Operation = (call, world) => {
  refuseOthers(call.input, ['LookupAttributes', 'StartTime', 'EndTime', 'EventCategory', 'MaxResults', 'NextToken'])
  const { items, token } = cutPage(call, world, {
    sorted: () => found(call, world),
    size: wholeIn(call.input, 'MaxResults', 1, PAGE, PAGE),
    token: textIn(call.input, 'NextToken'),
    tokenError: 'InvalidNextTokenException',
  })
  return {
    Events: items.map((each) => eventShape(call.account, each)),
    ...(token === null ? {} : { NextToken: token }),
  }
}

function found(call: Call, { truth }: World): Keyed<TruthCall>[] {
  const now = truth.clock.now()
  const from = Math.max(momentIn(call, 'StartTime') ?? 0, now - KEPT_DAYS * DAY_MS)
  // Ends are whole seconds, both included.
  const to = (momentIn(call, 'EndTime') ?? now) + 999
  if (from > to) throw new ServiceError('InvalidTimeRangeException', 'The window ends before it begins.')
  const newestFirst = sortCalls(truth.identities.get(call.account).calls, call)
  return newestFirst.filter(({ item: { at } }) => at >= from && at <= Math.min(to, now))
}

/** Kept for the pages that follow, while nothing is recorded. */
const kept = new WeakMap<readonly TruthCall[], { name: string; sorted: Keyed<TruthCall>[] }>()

function sortCalls(calls: readonly TruthCall[], call: Call): Keyed<TruthCall>[] {
  const name = JSON.stringify([calls.length, call.region, call.input.LookupAttributes])
  const known = kept.get(calls)
  if (known?.name === name) return known.sorted
  const fits = attributeTest(call)
  const wanted = calls.filter((each) => each.region === call.region && fits(each))
  const sorted = sortByKey(wanted, ({ at, id }) => `${String(LATEST - at).padStart(16, '0')} ${id}`)
  kept.set(calls, { name, sorted })
  return sorted
}

function attributeTest({ input }: Call): (call: TruthCall) => boolean {
  const [attribute, ...more] = structuresIn(input, 'LookupAttributes', 50) ?? []
  if (attribute === undefined) return () => true
  const read = READS[requiredText(attribute, 'AttributeKey')]
  if (read === undefined || more.length > 0)
    throw new ServiceError('InvalidLookupAttributesException', 'One attribute can be looked up, of those known.')
  const value = requiredText(attribute, 'AttributeValue')
  return (each) => read(each) === value
}

/** Milliseconds of a member in seconds; null where it is absent. */
function momentIn({ input }: Call, name: string): number | null {
  const value = input[name] ?? null
  if (value !== null && typeof value !== 'number')
    throw new ServiceError('InvalidTimeRangeException', `${name} is no time.`)
  return value === null ? null : Math.floor(value) * 1000
}
