/** Reads what the offline copy of an incident is made of, and makes it. */
import 'server-only'
import type { Principal } from '@/lib/domain/access'
import { readFreshness } from '@/lib/source-health/read'
import { offlineCopy } from './offline-copy'
import { getIncident } from './read'

/** A file that the reader saves. */
export interface OfflineCopy {
  name: string
  html: string
}

/**
 * The incident as the reader sees it now; of one that was merged into another, that other.
 * @param origin under which others reach Faultline
 * @throws AppError NOT_FOUND, also where it may not be seen
 */
export async function readOfflineCopy(
  id: string,
  { accounts, name }: Pick<Principal, 'accounts' | 'name'>,
  origin: string,
): Promise<OfflineCopy> {
  const [incident, freshness] = await Promise.all([
    getIncident(id, accounts),
    // A copy that does not know how fresh it is says so, and is better than none.
    readFreshness(accounts).catch(() => null),
  ])
  const now = Date.now()
  const address = `${origin}/incidents/${incident.id}`
  const minute = new Date(now).toISOString().slice(0, 16).replace(':', '')
  return {
    name: `faultline-incident-${incident.id}-${minute}Z.html`,
    html: offlineCopy(incident, { now, address, freshness, reader: name, limitedTo: accounts?.length ?? null }),
  }
}
