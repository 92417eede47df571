/** Partitions of AWS: separate worlds with their own IAM. Which one an event is of, and where its global services live. */
import { GLOBAL_REGION } from './region'

/** What the Region ids of a partition begin with; every other Region is of `aws`. Longest first where one begins another. */
const PREFIXES: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
]

/**
 * The Region in which the control plane of IAM lives, per partition. aws and aws-cn: AWS's IAM User Guide, page
 * disaster-recovery-resiliency, of either partition. The others: the Region for which requests to IAM are signed, in the
 * endpoint data that AWS publishes with botocore.
 */
const HOME_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
  'aws-eusc': 'eusc-de-east-1',
}

/**
 * The partition of an event: its ARN's, then its Region's, then `aws`. An ARN of plain `aws` does not outweigh the Region:
 * the public status feed writes `arn:aws:` for GovCloud as well.
 */
export function partitionOf({ arn, region }: { arn: string | null; region: string }): string {
  const ofArn = arn === null ? undefined : /^arn:(aws-[a-z0-9-]+):/.exec(arn)?.[1]
  return ofArn ?? PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'
}

/**
 * The Region to which a partition's global services belong, us-east-1 for a partition that is not known.
 */
export function homeRegion(partition: string): string {
  return HOME_REGIONS[partition] ?? 'us-east-1'
}

/** The Region that stands for an event's place: its own, or where it is `global` the home Region of its partition. */
export function regionOrHome(region: string, partition: string): string {
  return region === GLOBAL_REGION ? homeRegion(partition) : region
}
