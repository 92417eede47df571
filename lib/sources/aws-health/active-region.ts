/** Asks DNS in which Region AWS Health is active: elsewhere a copy answers, which lags behind and takes no listing on. */
import { lookup, Resolver } from 'node:dns/promises'
import { HOME_REGION, type Partition } from '@/lib/domain/aws-connection'
import { isRegionId } from '@/lib/domain/region'
import { readConfiguration } from '@/lib/env.mjs'

/** Names whose CNAME is the active endpoint (aws-facts: AWS Health API). */
const GLOBAL_NAMES: Readonly<Record<Partition, string>> = {
  aws: 'global.health.amazonaws.com',
  'aws-cn': 'global.health.amazonaws.com.cn',
  'aws-us-gov': 'global.health.us-gov.amazonaws.com',
}

const TIMEOUT_MS = 1_500
const TRIES = 2

/**
 * The Region that DNS names as active, asked anew each time; null where it does not tell. With a custom endpoint and no
 * FAULTLINE_DNS_SERVER, AWS_REGION says it where it is set.
 */
export async function findActiveRegion(partition: Partition): Promise<string | null> {
  const { dnsServer, hasHealthEndpoint, region } = readConfiguration().aws
  if (dnsServer === null && hasHealthEndpoint && region !== null) return region
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  try {
    if (dnsServer !== null) resolver.setServers([await addressOf(dnsServer)])
    const names = await resolver.resolveCname(GLOBAL_NAMES[partition])
    return names.map(regionOfEndpoint).find((found) => found !== null) ?? null
  } catch {
    return null
  }
}

/** The same; where DNS does not tell, AWS_REGION, else the Region in which the partition's endpoint stands by default. */
export async function activeRegion(partition: Partition): Promise<string> {
  return (await findActiveRegion(partition)) ?? readConfiguration().aws.region ?? HOME_REGION[partition]
}

/** `health.us-east-2.amazonaws.com` → `us-east-2`. */
function regionOfEndpoint(name: string): string | null {
  const region = /(?:^|\.)health(?:-fips)?\.([a-z0-9-]+)\./i.exec(name)?.[1]?.toLowerCase()
  return region !== undefined && isRegionId(region) ? region : null
}

/** A resolver takes addresses only: a server that is named is looked up first. */
async function addressOf({ host, port }: { host: string; port: number }): Promise<string> {
  const { address, family } = await lookup(host.replace(/^\[|\]$/g, ''))
  return family === 6 ? `[${address}]:${port}` : `${address}:${port}`
}
