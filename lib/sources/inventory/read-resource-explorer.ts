/** Reads from AWS Resource Explorer which resources there are, resource by resource, and counts them by service. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { serviceOfArnName } from '@/lib/domain/resource-service'
import { ask } from '@/lib/sources/aws/ask'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { pagesOf } from '@/lib/sources/aws/pages'
import { regionsOf } from '@/lib/sources/aws/regions'
import { type UsagePage, usagePage } from './usage-rows'

/** What resources are looked at through. */
export interface ResourceView {
  arn: string
  region: string
}

/** ListResources gives no more at once (API reference). */
const PAGE = 1_000

/**
 * The default views that together show all resources: that of the index which gathers all Regions, else that of each
 * Region with an index. None where Resource Explorer is not set up. @throws {AwsError}
 */
export async function findViews(connection: AwsConnection, calls: Calls): Promise<ResourceView[]> {
  const [home] = regionsOf(connection)
  if (home === undefined) return []
  const indexes: { region: string; isWhole: boolean }[] = []
  const pages = pagesOf(`Connection ${connection.name}: the list of Resource Explorer's indexes`, async (NextToken) => {
    const client = await clientsOf(connection).resourceExplorer(home)
    const request = NextToken === null ? {} : { NextToken }
    return (await ask(connection, calls, () => client.listIndexes(request))).output
  })
  for await (const { Indexes = [] } of pages) {
    for (const { Region, Type } of Indexes) if (Region) indexes.push({ region: Region, isWhole: Type === 'AGGREGATOR' })
  }
  const whole = indexes.find(({ isWhole }) => isWhole)
  const views: ResourceView[] = []
  for (const { region } of whole ? [whole] : indexes) {
    const client = await clientsOf(connection).resourceExplorer(region)
    const { ViewArn } = (await ask(connection, calls, () => client.getDefaultView())).output
    if (ViewArn) views.push({ arn: ViewArn, region })
  }
  return views
}

/** Pages as they come. @throws {AwsError} */
export async function* readResourceExplorer(
  connection: AwsConnection,
  views: readonly ResourceView[],
  calls: Calls,
): AsyncGenerator<UsagePage> {
  for (const { arn: ViewArn, region } of views) {
    const pages = pagesOf(`Connection ${connection.name}: the resources of Resource Explorer`, async (NextToken) => {
      const client = await clientsOf(connection).resourceExplorer(region)
      const request = { ViewArn, MaxResults: PAGE, ...(NextToken === null ? {} : { NextToken }) }
      return (await ask(connection, calls, () => client.listResources(request))).output
    })
    for await (const { Resources = [] } of pages) {
      const rows = Resources.map(({ OwningAccountId, Service, ResourceType, CfnResourceType, Region, Arn }) => ({
        account: OwningAccountId,
        service: serviceOfArnName(Service ?? ResourceType?.split(':')[0] ?? '', CfnResourceType ?? null),
        region: Region,
        resources: 1,
        received: { Arn, OwningAccountId, ResourceType, Region },
      }))
      yield usagePage(rows, 'a resource of Resource Explorer')
    }
  }
}
