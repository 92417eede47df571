/** AWS Resource Explorer: which resources there are, by what they are and where. */
import type { Call } from './call'
import { arnOfResource, listStock, namesOf, type Stock } from './inventory'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import { refuseOthers, structureIn, textIn, wholeIn } from './validation'

/** Search gives no more than so many in all; ListResources has no such end. */
const SEARCH_END = 1000

interface Found {
  stock: Stock
  resource: string
}

const search: Operation = (call, world) => {
  refuseOthers(call.input, ['QueryString', 'MaxResults', 'ViewArn', 'NextToken'])
  const found = find(textIn(call.input, 'QueryString') ?? '', call, world)
  const rest = listFound(call, world, found.slice(0, SEARCH_END))
  return {
    ...rest,
    Count: { TotalResources: Math.min(found.length, SEARCH_END), Complete: found.length <= SEARCH_END },
  }
}

const listResources: Operation = (call, world) => {
  refuseOthers(call.input, ['Filters', 'MaxResults', 'ViewArn', 'NextToken'])
  const filters = structureIn(call.input, 'Filters')
  return listFound(call, world, find((filters && textIn(filters, 'FilterString')) ?? '', call, world))
}

/** Words of a query: `service:ec2`, `region:eu-west-1`, `accountid:…`, `resourcetype:ec2:instance`. */
function find(query: string, call: Call, world: World): Found[] {
  const view = viewOf(call, world)
  const asked = textIn(call.input, 'ViewArn')
  if (view === null || (asked !== null && asked !== view))
    throw new ServiceError('UnauthorizedException', 'There is no such view here.', 401)
  const tests = query.split(/\s+/).filter(Boolean).map(readWord)
  const found: Found[] = []
  for (const stock of listStock(world.truth)) {
    if (tests.every((test) => test(stock))) found.push(...namesOf(stock).map((resource) => ({ stock, resource })))
  }
  return found
}

function readWord(word: string): (stock: Stock) => boolean {
  const [, name = '', value = ''] = /^(\w+):(.*)$/.exec(word) ?? []
  const values = value.split(',')
  const reads: Record<string, (stock: Stock) => string> = {
    service: ({ explorerType }) => explorerType.split(':')[0] ?? '',
    resourcetype: ({ explorerType }) => explorerType,
    region: ({ region }) => region,
    accountid: ({ account }) => account,
  }
  const read = reads[name.toLowerCase()]
  if (read === undefined) throw new ServiceError('ValidationException', `The stand-in cannot read the filter ${word}.`)
  return (stock) => values.includes(read(stock))
}

function listFound(call: Call, world: World, found: Found[]) {
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(found, ({ stock, resource }) => `${stock.account} ${arnOfResource(stock, resource)}`),
    size: wholeIn(call.input, 'MaxResults', 1, 1000, 100),
    token: textIn(call.input, 'NextToken'),
    tokenError: 'ValidationException',
  })
  const Resources = items.map((each) => resourceShape(each, world))
  return { Resources, ViewArn: viewOf(call, world), ...(token === null ? {} : { NextToken: token }) }
}

function resourceShape({ stock, resource }: Found, { truth }: World) {
  return {
    Arn: arnOfResource(stock, resource),
    OwningAccountId: stock.account,
    Region: stock.region,
    ResourceType: stock.explorerType,
    Service: stock.explorerType.split(':')[0],
    LastReportedAt: new Date(truth.clock.now()).toISOString(),
    Properties: [],
  }
}

/** The view of the whole organization, in the aggregator's Region alone. */
function viewOf(call: Call, { truth }: World): string | null {
  if (truth.explorerRegion !== call.region) return null
  const account = truth.directory.managementAccount
  return `arn:aws:resource-explorer-2:${call.region}:${account}:view/all-resources/00000000-0000-4000-8000-000000000000`
}

function indexes({ input }: Call, { truth }: World) {
  const region = truth.explorerRegion
  const types = [undefined, 'AGGREGATOR']
  if (region === null || !types.includes(input.Type as string | undefined)) return []
  const account = truth.directory.managementAccount
  return [
    { Region: region, Type: 'AGGREGATOR', Arn: `arn:aws:resource-explorer-2:${region}:${account}:index/invented` },
  ]
}

export const RESOURCE_EXPLORER: Operations = {
  GetDefaultView: (call, world) => {
    const view = viewOf(call, world)
    return view === null ? {} : { ViewArn: view }
  },
  ListIndexes: (call, world) => ({ Indexes: indexes(call, world) }),
  ListResources: listResources,
  Search: search,
}
