/** Reads the tags of many accounts, a few at once: AWS gives them account by account. */
import type { AccountTags } from '@/lib/domain/aws-directory'
import type { OrganizationsClient } from './client'
import { normaliseTags } from './normalise'

/** How many are asked for at once; how fast beyond that, the SDK learns from AWS. */
const AT_ONCE = 4
/** How many are handed over together. */
const CHUNK = 100

/** Reads in the order given; `onTags` gets them as they come, so that an interruption costs at most a chunk. */
export async function readTags(
  organizations: OrganizationsClient,
  accounts: readonly string[],
  onTags: (tags: AccountTags[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < accounts.length; start += CHUNK) {
    const { tags, failure } = await readChunk(organizations, accounts.slice(start, start + CHUNK))
    if (tags.length > 0) await onTags(tags)
    if (failure !== null) throw failure.error
  }
}

/** What could be read before one of them failed. */
async function readChunk(
  organizations: OrganizationsClient,
  accounts: readonly string[],
): Promise<{ tags: AccountTags[]; failure: { error: unknown } | null }> {
  const queue = [...accounts]
  const tags: AccountTags[] = []
  let failure: { error: unknown } | null = null
  const work = async () => {
    for (let account = queue.shift(); account !== undefined && failure === null; account = queue.shift()) {
      try {
        const given = await organizations.tags(account)
        tags.push({ account, tags: given === null ? null : normaliseTags(given) })
      } catch (error) {
        failure = { error }
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { tags, failure }
}
