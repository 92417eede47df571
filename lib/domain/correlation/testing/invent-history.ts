/** Invented histories for properties: few services, Regions and moments, so that every rule finds something. */
import fc from 'fast-check'
import type { EventFacts, Placement } from '../facts'
import { buildFacts } from './build-facts'

const NAMES: Readonly<Record<string, string>> = {
  ec2: 'Amazon Elastic Compute Cloud',
  s3: 'Amazon Simple Storage Service (N. Virginia)',
  lambda: 'AWS Lambda',
  iam: 'AWS Identity and Access Management',
  sts: 'AWS Security Token Service',
  multipleservices: 'Multiple services',
  abuse: 'Abuse',
}
const SERVICES = Object.keys(NAMES)
const REGIONS = ['us-east-1', 'us-east-1', 'us-east-1', 'us-west-2', 'global', 'us-gov-west-1']
const SUMMARIES = ['Slow answers', 'Slow answers of AWS Lambda', 'S3 fails', 'Elastic Compute Cloud and IAM fail']

/** What an event is made of that begins within so many tens of minutes. */
function inventedWithin(last: number) {
  return fc.record({
    service: fc.constantFrom(...SERVICES),
    region: fc.constantFrom(...REGIONS),
    scope: fc.constantFrom('PUBLIC', 'PUBLIC', 'ACCOUNT_SPECIFIC'),
    type: fc.constantFrom('OPERATIONAL_ISSUE', 'OPERATIONAL_ISSUE', 'SLOWNESS', null),
    summary: fc.constantFrom(...SUMMARIES),
    from: fc.integer({ min: 0, max: last }),
    lasts: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 8 }),
    isListing: fc.boolean(),
    listed: fc.record({ service: fc.constantFrom(...SERVICES), region: fc.constantFrom(...REGIONS) }),
    oddity: fc.constantFrom(...new Array<null>(14).fill(null), 'day' as const, 'scheduledChange' as const),
  })
}

type Invented = ReturnType<typeof inventedWithin> extends fc.Arbitrary<infer T> ? T : never

function factsOf(
  { service, region, scope, type, summary, from, lasts, isListing, listed, oddity }: Invented,
  index: number,
): EventFacts {
  return buildFacts({
    id: String(index + 1),
    service,
    serviceName: NAMES[service] ?? service,
    region,
    scope,
    typeCode: type === null ? null : `AWS_${service.toUpperCase()}_${type}`,
    summary,
    from: from * 10,
    to: lasts === null ? null : (from + lasts) * 10,
    impactedServices: isListing && service === 'multipleservices' ? [listed] : [],
    timePrecision: oddity === 'day' ? 'day' : 'exact',
    category: oddity === 'scheduledChange' ? 'scheduledChange' : 'issue',
  })
}

/** Up to 30 events within some twelve hours, on a grid of ten minutes; ids are 1, 2, 3 … */
export const history: fc.Arbitrary<EventFacts[]> = fc
  .array(inventedWithin(70), { maxLength: 30 })
  .map((events) => events.map(factsOf))

/** Most events free, the others placed in one of three incidents. */
function placeSome(
  events: fc.Arbitrary<EventFacts[]>,
): fc.Arbitrary<{ events: EventFacts[]; placements: Placement[] }> {
  return fc
    .tuple(events, fc.array(fc.constantFrom(null, null, null, '70', '8', '900'), { minLength: 30, maxLength: 30 }))
    .map(([events, incidents]) => ({
      events,
      placements: events.flatMap(({ id }, index): Placement[] => {
        const incidentId = incidents[index] ?? null
        return incidentId === null ? [] : [{ eventId: id, incidentId }]
      }),
    }))
}

export const historyWithPlacements = placeSome(history)

/** Many events within an hour: some are equally near to several incidents. */
export const crowdWithPlacements = placeSome(
  fc.array(inventedWithin(5), { maxLength: 30, size: 'max' }).map((events) => events.map(factsOf)),
)
