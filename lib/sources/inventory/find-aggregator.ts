/** Finds the aggregator of AWS Config that sees most: the organization's own before one of some accounts. */
import type { ConfigurationAggregator } from '@aws-sdk/client-config-service'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { ask } from '@/lib/sources/aws/ask'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { pagesOf } from '@/lib/sources/aws/pages'
import { regionsOf } from '@/lib/sources/aws/regions'

export interface Aggregator {
  name: string
  /** Where it stands, and is asked. */
  region: string
  sees: 'organization' | 'accounts'
}

/** Null where there is none in any of the connection's Regions. @throws {AwsError} */
export async function findAggregator(connection: AwsConnection, calls: Calls): Promise<Aggregator | null> {
  let best: Ranked | null = null
  for (const region of regionsOf(connection)) {
    for await (const page of listAggregators(connection, calls, region)) {
      best = bestOf(best, page.ConfigurationAggregators ?? [], region)
    }
    if (best?.rank === BEST) break
  }
  return best?.aggregator ?? null
}

interface Ranked {
  rank: number
  aggregator: Aggregator
}

function bestOf(before: Ranked | null, given: readonly ConfigurationAggregator[], region: string): Ranked | null {
  let best = before
  for (const each of given) {
    const rank = rankOf(each)
    const name = each.ConfigurationAggregatorName
    if (!name || rank <= (best?.rank ?? 0)) continue
    best = { rank, aggregator: { name, region, sees: rank === 1 ? 'accounts' : 'organization' } }
  }
  return best
}

const BEST = 3

/** The whole organization in all Regions, in some Regions, some accounts; 0 for one without a source. */
function rankOf({ OrganizationAggregationSource, AccountAggregationSources }: ConfigurationAggregator): number {
  if (OrganizationAggregationSource) return OrganizationAggregationSource.AllAwsRegions ? BEST : 2
  return AccountAggregationSources && AccountAggregationSources.length > 0 ? 1 : 0
}

function listAggregators(connection: AwsConnection, calls: Calls, region: string) {
  return pagesOf(`Connection ${connection.name}: the list of AWS Config's aggregators`, async (NextToken) => {
    const client = await clientsOf(connection).config(region)
    const request = NextToken === null ? {} : { NextToken }
    return (await ask(connection, calls, () => client.describeConfigurationAggregators(request))).output
  })
}
