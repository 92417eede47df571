/** AWS Config: what the organization's aggregator knows of resources. */
import type { Call, Input } from './call'
import { runQuery } from './config-query'
import { listStock, type Stock } from './inventory'
import { cutPage, shuffledKey } from './listing'
import type { Operation, Operations, World } from './operation'
import { type Keyed, sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { Truth } from './truth'
import { refuseOthers, requiredText, structureIn, textIn, wholeIn } from './validation'

const TOKEN_ERROR = 'InvalidNextTokenException'
const GROUPS: Readonly<Record<string, (stock: Stock) => string>> = {
  ACCOUNT_ID: ({ account }) => account,
  AWS_REGION: ({ region }) => region,
  RESOURCE_TYPE: ({ configType }) => configType,
}

const selectAggregateResourceConfig: Operation = (call, world) => {
  requireAggregator(call, world)
  refuseOthers(call.input, ['Expression', 'ConfigurationAggregatorName', 'Limit', 'MaxResults', 'NextToken'])
  const { fields, sorted } = resultsOf(requiredText(call.input, 'Expression'), world.truth)
  const limit = wholeIn(call.input, 'Limit', 0, 100, 0) || wholeIn(call.input, 'MaxResults', 0, 100, 0) || 25
  const { items, token } = cut(call, world, limit, () => sorted)
  const info = { SelectFields: fields.map((Name) => ({ Name })) }
  return { Results: items, QueryInfo: info, ...(token === null ? {} : { NextToken: token }) }
}

interface Results {
  fields: string[]
  sorted: Keyed<string>[]
}

/** Kept for the pages that follow; what accounts use does not change while an organization stays as it is. */
const results = new WeakMap<Truth, Map<string, Results>>()

function resultsOf(expression: string, truth: Truth): Results {
  const kept = results.get(truth) ?? new Map<string, Results>()
  results.set(truth, kept)
  const name = JSON.stringify([expression, truth.directory.revision])
  const known = kept.get(name)
  if (known) return known
  const { fields, rows } = runQuery(expression, truth)
  const sorted = sortByKey(
    rows.map((row) => JSON.stringify(row)),
    (text) => text,
  )
  kept.clear()
  kept.set(name, { fields, sorted })
  return { fields, sorted }
}

const getAggregateDiscoveredResourceCounts: Operation = (call, world) => {
  requireAggregator(call, world)
  refuseOthers(call.input, ['ConfigurationAggregatorName', 'Filters', 'GroupByKey', 'Limit', 'NextToken'])
  const key = textIn(call.input, 'GroupByKey')
  const read = key === null ? null : GROUPS[key]
  if (read === undefined) throw new ServiceError('ValidationException', `There is no group ${key}.`)
  const counts = new Map<string, number>()
  let total = 0
  for (const stock of listStock(world.truth)) {
    if (!passes(stock, structureIn(call.input, 'Filters'))) continue
    total += stock.count
    if (read) counts.set(read(stock), (counts.get(read(stock)) ?? 0) + stock.count)
  }
  const limit = wholeIn(call.input, 'Limit', 0, 1000, 0) || 1000
  const { items, token } = cut(call, world, limit, (order) =>
    sortByKey(counts, ([name]) => (order === '' ? name : shuffledKey(order, name))),
  )
  return {
    TotalDiscoveredResources: total,
    ...(key === null ? {} : { GroupByKey: key }),
    GroupedResourceCounts: items.map(([GroupName, ResourceCount]) => ({ GroupName, ResourceCount })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

function passes(stock: Stock, filters: Input | null): boolean {
  if (filters === null) return true
  refuseOthers(filters, ['ResourceType', 'AccountId', 'Region'])
  const { ResourceType = stock.configType, AccountId = stock.account, Region = stock.region } = filters
  return ResourceType === stock.configType && AccountId === stock.account && Region === stock.region
}

const describeConfigurationAggregators: Operation = (call, { truth }) => {
  const names = call.input.ConfigurationAggregatorNames
  if (Array.isArray(names) && !names.every((name) => name === truth.aggregator)) throw noAggregator()
  if (truth.aggregator === null) return { ConfigurationAggregators: [] }
  const arn = `arn:aws:config:${call.region}:${call.account}:config-aggregator/${truth.aggregator}`
  const source = { RoleArn: `arn:aws:iam::${call.account}:role/config`, AllAwsRegions: true }
  return {
    ConfigurationAggregators: [
      {
        ConfigurationAggregatorName: truth.aggregator,
        ConfigurationAggregatorArn: arn,
        OrganizationAggregationSource: source,
      },
    ],
  }
}

function cut<T>(call: Call, world: World, size: number, sorted: (order: string) => Keyed<T>[]) {
  return cutPage(call, world, { sorted, size, token: textIn(call.input, 'NextToken'), tokenError: TOKEN_ERROR })
}

function requireAggregator(call: Call, { truth }: World): void {
  if (requiredText(call.input, 'ConfigurationAggregatorName') !== truth.aggregator) throw noAggregator()
}

function noAggregator(): ServiceError {
  return new ServiceError('NoSuchConfigurationAggregatorException', 'There is no such aggregator.')
}

export const CONFIG: Operations = {
  DescribeConfigurationAggregators: describeConfigurationAggregators,
  GetAggregateDiscoveredResourceCounts: getAggregateDiscoveredResourceCounts,
  SelectAggregateResourceConfig: selectAggregateResourceConfig,
}
