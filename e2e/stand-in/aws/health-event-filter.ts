/** Which events a filter of AWS Health lets through, in the organization's and in the account's form. */
import type { Input } from './call'
import { invalid } from './service-error'
import type { TruthEvent } from './truth-event'
import { refuseOthers, structureIn, structuresIn, textsIn } from './validation'

export type EventTest = (event: TruthEvent) => boolean

type Times = 'startTime' | 'endTime' | 'lastUpdatedTime'

const SHARED = [
  'actionabilities',
  'eventTypeCodes',
  'services',
  'regions',
  'entityArns',
  'entityValues',
  'eventTypeCategories',
  'eventStatusCodes',
  'personas',
]
const TIMES: readonly Times[] = ['startTime', 'endTime', 'lastUpdatedTime']

/** A filter of DescribeEventsForOrganization, whose times are single ranges. */
export function organizationFilter(filter: Input | null): EventTest {
  if (filter === null) return () => true
  refuseOthers(filter, [...SHARED, ...TIMES, 'awsAccountIds'])
  const accounts = textsIn(filter, 'awsAccountIds', 50)
  const times = TIMES.map((name) => inRanges(name, one(structureIn(filter, name))))
  return every(...sharedTests(filter), ...times, ({ reach }) => !accounts || accounts.some((each) => reach.has(each)))
}

/** A filter of DescribeEvents, whose times are lists of ranges. */
export function accountFilter(filter: Input | null): EventTest {
  if (filter === null) return () => true
  refuseOthers(filter, [...SHARED, ...TIMES.map((name) => `${name}s`), 'eventArns', 'availabilityZones', 'tags'])
  const arns = textsIn(filter, 'eventArns', 10)
  const times = TIMES.map((name) => inRanges(name, structuresIn(filter, `${name}s`, 10)))
  return every(...sharedTests(filter), ...times, ({ arn }) => !arns || arns.includes(arn))
}

function one(range: Input | null): Input[] | null {
  return range && [range]
}

function sharedTests(filter: Input): EventTest[] {
  const values = textsIn(filter, 'entityValues', 99)
  const arns = textsIn(filter, 'entityArns', 99)
  const personas = textsIn(filter, 'personas', 3)
  return [
    isAmong(filter, 'services', 10, ({ service }) => service),
    isAmong(filter, 'regions', 10, ({ region }) => region),
    isAmong(filter, 'eventTypeCodes', 10, ({ typeCode }) => typeCode),
    isAmong(filter, 'eventTypeCategories', 10, ({ category }) => category),
    isAmong(filter, 'eventStatusCodes', 6, ({ status }) => status),
    isAmong(filter, 'actionabilities', 3, ({ actionability }) => actionability),
    (event) => !personas || event.personas.some((each) => personas.includes(each)),
    (event) => !values || names(event, ({ value }) => values.includes(value)),
    (event) => !arns || names(event, ({ arn }) => arns.includes(arn)),
  ]
}

function isAmong(filter: Input, name: string, most: number, read: (event: TruthEvent) => string | null): EventTest {
  const wanted = textsIn(filter, name, most)
  return (event) => wanted === null || wanted.includes(read(event) ?? '')
}

function names({ reach }: TruthEvent, test: (entity: { value: string; arn: string }) => boolean): boolean {
  return reach.accounts().some((account) => reach.entitiesOf(account).some(test))
}

/** Ends included, as the model says. */
function inRanges(name: Times, ranges: Input[] | null): EventTest {
  if (ranges === null) return () => true
  const bounds = ranges.map((range) => {
    refuseOthers(range, ['from', 'to'])
    return { from: momentIn(range, 'from'), to: momentIn(range, 'to') }
  })
  return (event) => {
    const at = event[name]
    if (at === null) return false
    return bounds.some(({ from, to }) => (from === null || at >= from) && (to === null || at <= to))
  }
}

/** Milliseconds. */
function momentIn(range: Input, name: string): number | null {
  const value = range[name] ?? null
  if (value === null) return null
  if (typeof value !== 'number') throw invalid(`${name} is not a time in seconds.`)
  return value * 1000
}

function every(...tests: EventTest[]): EventTest {
  return (event) => tests.every((test) => test(event))
}
