/** Rows about resources in our words; what cannot be read is reported and costs only itself. */
import { z } from 'zod'
import { isAccountId } from '@/lib/domain/aws-directory'
import { GLOBAL_REGION } from '@/lib/domain/region'
import type { UsageCount } from '@/lib/domain/usage-count'
import { excerpt, storableText } from '@/lib/sources/public-feed/storable-text'
import type { Unreadable } from '@/lib/sources/source'

const RECEIVED_BYTES = 4_000

/** One page in our words, each account, service and Region once. */
export interface UsagePage {
  counts: UsageCount[]
  unreadable: Unreadable[]
}

/** A row before it is looked at. */
export interface GivenUsage {
  account: string | undefined
  service: string
  region: string | undefined
  resources: number
  /** As received. */
  received: unknown
}

/** Adds up what one page says. */
export function usagePage(rows: readonly GivenUsage[], where: string): UsagePage {
  const counts = new Map<string, UsageCount>()
  const unreadable: Unreadable[] = []
  for (const { account, service, region, resources, received } of rows) {
    if (account === undefined || !isAccountId(account)) {
      unreadable.push({
        where,
        why: 'it names no account',
        received: excerpt(typeof received === 'string' ? received : JSON.stringify(received), RECEIVED_BYTES),
        lost: null,
      })
      continue
    }
    const count = {
      account,
      service: storableText(service),
      region: storableText(region?.trim().toLowerCase() || GLOBAL_REGION),
      resources,
    }
    const key = JSON.stringify([account, count.service, count.region])
    const known = counts.get(key)
    if (known === undefined) counts.set(key, count)
    else known.resources += resources
  }
  return { counts: [...counts.values()], unreadable }
}

/** A row of AWS Config's query, which comes as JSON text. */
const ConfigRow = z.object({
  accountId: z.string(),
  awsRegion: z.string().optional(),
  resourceType: z.string(),
  'COUNT(*)': z.coerce.number().int().nonnegative(),
})
export type ConfigRow = z.infer<typeof ConfigRow>

/** Null for a text that is no such row. */
export function parseConfigRow(text: string): ConfigRow | null {
  try {
    return ConfigRow.parse(JSON.parse(text))
  } catch {
    return null
  }
}
