/** Tries the permissions of AWS Config and AWS Resource Explorer, of which one is enough. */
import { findAggregator } from '@/lib/sources/inventory/find-aggregator'
import { NotSetUp, NotTried, type Probe, type Probing } from './probing'

export const INVENTORY_PROBES: Readonly<Record<string, Probe>> = {
  'config:DescribeConfigurationAggregators': async ({ connection, calls, regions, learned }) => {
    learned.aggregator = await findAggregator(connection, calls)
    if (learned.aggregator !== null) return
    throw new NotSetUp(
      `AWS Config has no aggregator in ${listed(regions)}. Service usage then comes from Resource Explorer, from what ` +
        'AWS Health names, and from CSV.',
    )
  },
  'config:SelectAggregateResourceConfig': async (probing) => {
    const { name, region } = aggregatorOf(probing)
    const query = { ConfigurationAggregatorName: name, Expression: 'SELECT COUNT(*)', Limit: 1 }
    await probing.send(async () => (await probing.clients.config(region)).selectAggregateResourceConfig(query))
  },
  'config:GetAggregateDiscoveredResourceCounts': async (probing) => {
    const { name, region } = aggregatorOf(probing)
    const query = { ConfigurationAggregatorName: name, GroupByKey: 'RESOURCE_TYPE' as const, Limit: 1 }
    await probing.send(async () => (await probing.clients.config(region)).getAggregateDiscoveredResourceCounts(query))
  },
  'resource-explorer-2:ListIndexes': async ({ send, clients, regions: [home = ''], learned }) => {
    const { Indexes = [] } = await send(async () => (await clients.resourceExplorer(home)).listIndexes({}))
    const index = Indexes.find(({ Type }) => Type === 'AGGREGATOR') ?? Indexes[0]
    if (index?.Region === undefined) {
      throw new NotSetUp(
        'Resource Explorer has no index in this account. Where AWS Config is absent too, service usage comes from what ' +
          'AWS Health names, and from CSV.',
      )
    }
    learned.view = { arn: '', region: index.Region }
  },
  'resource-explorer-2:GetDefaultView': async ({ send, clients, learned }) => {
    if (learned.view === null) throw new NotTried('Not tried: there is no index of Resource Explorer to look in.')
    const { region } = learned.view
    const { ViewArn } = await send(async () => (await clients.resourceExplorer(region)).getDefaultView())
    if (!ViewArn) throw new NotSetUp(`Resource Explorer has no default view in ${region}: choose one in its settings.`)
    learned.view = { arn: ViewArn, region }
  },
  'resource-explorer-2:ListResources': async (probing) => {
    const { arn, region } = viewOf(probing)
    const query = { ViewArn: arn, MaxResults: 1 }
    await probing.send(async () => (await probing.clients.resourceExplorer(region)).listResources(query))
  },
}

function aggregatorOf({ learned: { aggregator } }: Probing) {
  if (aggregator !== null) return aggregator
  throw new NotTried('Not tried: there is no aggregator of AWS Config to ask.')
}

function viewOf({ learned: { view } }: Probing) {
  if (view !== null && view.arn !== '') return view
  throw new NotTried('Not tried: there is no view of Resource Explorer to look through.')
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names)
}
