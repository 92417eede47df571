/** Regions that an account has to opt into. */
import type { Partition } from '@/lib/domain/aws-connection'

/** Regions that are on in every account (AWS Account Management Reference Guide, Regions). Later ones are opt-in. */
const DEFAULT_REGIONS: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
])

/** Those of the Regions that are opt-in; other partitions than aws have none. */
export function optInRegions(regions: readonly string[], partition: Partition): string[] {
  return partition === 'aws' ? regions.filter((region) => !DEFAULT_REGIONS.has(region)) : []
}
