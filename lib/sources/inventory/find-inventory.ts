/** Finds out where a connection's resources can be read: AWS Config, else Resource Explorer, else nowhere. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { regionsOf } from '@/lib/sources/aws/regions'
import { type Aggregator, findAggregator } from './find-aggregator'
import { readConfig } from './read-config'
import { findViews, type ResourceView, readResourceExplorer } from './read-resource-explorer'
import type { UsagePage } from './usage-rows'

/** Where resources can be read, and what came of looking. */
export interface Inventory {
  found: InventoryFinding[]
  /** Null where there is nothing to read. */
  reading: { source: InventoryFinding['source']; pages: AsyncGenerator<UsagePage> } | null
  /** Why it could not be asked, where nothing can be read and something was denied. */
  denied: AwsError | null
}

/** @throws {AwsError} for what is neither a denial nor a thing that is not set up */
export async function findInventory(connection: AwsConnection, calls: Calls): Promise<Inventory> {
  const aggregator = await unlessDenied(findAggregator(connection, calls))
  if (aggregator !== null && !(aggregator instanceof AwsError)) {
    const pages = readConfig(connection, aggregator, calls)
    return { found: [configRead(aggregator)], denied: null, reading: { source: 'config', pages } }
  }
  const config = aggregator === null ? configNotSetUp(regionsOf(connection)) : deniedTo('config', aggregator)
  const views = await unlessDenied(findViews(connection, calls))
  if (!(views instanceof AwsError) && views.length > 0) {
    const pages = readResourceExplorer(connection, views, calls)
    return { found: [config, explorerRead(views)], denied: null, reading: { source: 'resource-explorer', pages } }
  }
  const explorer = views instanceof AwsError ? deniedTo('resource-explorer', views) : EXPLORER_NOT_SET_UP
  const denied = [aggregator, views].find((each) => each instanceof AwsError) ?? null
  return { found: [config, explorer], denied, reading: null }
}

/** What was found, or the denial. */
async function unlessDenied<T>(found: Promise<T>): Promise<T | AwsError> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AwsError && error.reason === 'denied') return error
    throw error
  }
}

function deniedTo(source: InventoryFinding['source'], { message }: AwsError): InventoryFinding {
  return { source, state: 'denied', sentence: message }
}

function configRead({ name, region, sees }: Aggregator): InventoryFinding {
  const reach = sees === 'organization' ? 'the whole organization' : 'some accounts'
  const sentence = `Read from the aggregator ${name} of AWS Config in ${region}, which sees ${reach}.`
  return { source: 'config', state: 'read', sentence }
}

function configNotSetUp(regions: readonly string[]): InventoryFinding {
  return {
    source: 'config',
    state: 'not-set-up',
    sentence: `AWS Config has no aggregator in ${regions.join(', ')}. With one for the organization, Faultline would know which services each account uses; if there is one elsewhere, name its Region in the connection.`,
  }
}

function explorerRead(views: readonly ResourceView[]): InventoryFinding {
  const where = views.map(({ region }) => region).join(', ')
  return {
    source: 'resource-explorer',
    state: 'read',
    sentence: `Read through Resource Explorer's default view in ${where}.`,
  }
}

const EXPLORER_NOT_SET_UP: InventoryFinding = {
  source: 'resource-explorer',
  state: 'not-set-up',
  sentence:
    'Resource Explorer has no index with a default view. Until it or AWS Config is set up, services are known from AWS Health and from files alone.',
}
