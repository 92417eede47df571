/** Reads from AWS Config how many resources of which type each account has in which Region. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { serviceOfResourceType } from '@/lib/domain/resource-service'
import { ask } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { pagesOf } from '@/lib/sources/aws/pages'
import type { Aggregator } from './find-aggregator'
import { parseConfigRow, type UsagePage, usagePage } from './usage-rows'

const EXPRESSION = 'SELECT accountId, awsRegion, resourceType, COUNT(*) GROUP BY accountId, awsRegion, resourceType'
const WHERE = 'a row of AWS Config'

/** Pages as they come. By one query; where that is denied, count by count. @throws {AwsError} */
export async function* readConfig(
  connection: AwsConnection,
  aggregator: Aggregator,
  calls: Calls,
): AsyncGenerator<UsagePage> {
  let hasBegun = false
  try {
    for await (const page of selectCounts(connection, aggregator, calls)) {
      hasBegun = true
      yield page
    }
    return
  } catch (error) {
    // What was handed over would count twice.
    if (hasBegun || !(error instanceof AwsError) || error.reason !== 'denied') throw error
  }
  yield* drillDown(connection, aggregator, calls)
}

/** Without a limit AWS gives 500 rows of such a query at once, with one at most 100 (API reference). */
async function* selectCounts(
  connection: AwsConnection,
  { name, region }: Aggregator,
  calls: Calls,
): AsyncGenerator<UsagePage> {
  const pages = pagesOf(`Connection ${connection.name}: a query of AWS Config`, async (NextToken) => {
    const client = await clientsOf(connection).config(region)
    const request = { ConfigurationAggregatorName: name, Expression: EXPRESSION }
    const page = NextToken === null ? {} : { NextToken }
    return (await ask(connection, calls, () => client.selectAggregateResourceConfig({ ...request, ...page }))).output
  })
  for await (const { Results = [] } of pages) {
    const rows = Results.map((received) => {
      const row = parseConfigRow(received)
      return {
        account: row?.accountId,
        service: serviceOfResourceType(row?.resourceType ?? ''),
        region: row?.awsRegion,
        resources: row?.['COUNT(*)'] ?? 0,
        received,
      }
    })
    yield usagePage(rows, WHERE)
  }
}

const KEYS = ['ACCOUNT_ID', 'AWS_REGION', 'RESOURCE_TYPE'] as const
type Key = (typeof KEYS)[number]

const FILTERS = { ACCOUNT_ID: 'AccountId', AWS_REGION: 'Region', RESOURCE_TYPE: 'ResourceType' } as const

type Found = Partial<Record<Key, string>>

interface Group {
  name: string
  resources: number
}

/** Counts can be grouped by one key at a time: from the one with the fewest values down to the one with the most. */
async function* drillDown(connection: AwsConnection, aggregator: Aggregator, calls: Calls): AsyncGenerator<UsagePage> {
  const count = (by: Key, within: Found) => countBy(connection, aggregator, calls, by, within)
  const accounts = await count('ACCOUNT_ID', {})
  const types = await count('RESOURCE_TYPE', {})
  const [first, last, top]: [Key, Key, Group[]] =
    accounts.length <= types.length ? ['ACCOUNT_ID', 'RESOURCE_TYPE', accounts] : ['RESOURCE_TYPE', 'ACCOUNT_ID', types]
  for (const { name: value } of top) {
    for (const region of await count('AWS_REGION', { [first]: value })) {
      const within: Found = { [first]: value, AWS_REGION: region.name }
      const rows = (await count(last, within)).map(({ name, resources }) => {
        const found: Found = { ...within, [last]: name }
        return {
          account: found.ACCOUNT_ID,
          service: serviceOfResourceType(found.RESOURCE_TYPE ?? ''),
          region: found.AWS_REGION,
          resources,
          received: found,
        }
      })
      yield usagePage(rows, WHERE)
    }
  }
}

async function countBy(
  connection: AwsConnection,
  { name, region }: Aggregator,
  calls: Calls,
  by: Key,
  within: Found,
): Promise<Group[]> {
  const groups: Group[] = []
  const Filters = Object.fromEntries(KEYS.flatMap((key) => (key in within ? [[FILTERS[key], within[key]]] : [])))
  const pages = pagesOf(`Connection ${connection.name}: the counts of AWS Config`, async (NextToken) => {
    const client = await clientsOf(connection).config(region)
    const request = {
      ConfigurationAggregatorName: name,
      GroupByKey: by,
      ...(Object.keys(within).length > 0 ? { Filters } : {}),
      ...(NextToken === null ? {} : { NextToken }),
    }
    return (await ask(connection, calls, () => client.getAggregateDiscoveredResourceCounts(request))).output
  })
  for await (const { GroupedResourceCounts = [] } of pages) {
    for (const { GroupName, ResourceCount } of GroupedResourceCounts)
      if (GroupName) groups.push({ name: GroupName, resources: ResourceCount ?? 0 })
  }
  return groups
}
