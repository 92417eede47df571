/** Keeps what a listing sent that could not be read, bounded, so that somebody can look. */
import 'server-only'
import { insertRows, timestamp } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import { digest } from '@/lib/domain/digest'
import type { Unreadable } from '@/lib/sources/source'
import type { ListingId } from './sources'

const KEPT_UNREADABLE = 500

/** Keeps the items, seen at `now`; one that came before is counted. The oldest of a listing make room. */
export async function keepUnreadable(
  client: Queryable,
  listing: ListingId,
  unreadable: readonly Unreadable[],
  now: Date,
): Promise<void> {
  const distinct = new Map(unreadable.map((item) => [digest(`${item.where}\n${item.why}\n${item.received}`), item]))
  await insertRows(
    client,
    'unreadable_item',
    [
      { name: 'listing_id', type: 'text', value: () => listing },
      { name: 'digest', type: 'uuid', value: ([key]) => key },
      { name: 'place', type: 'text', value: ([, { where }]) => where },
      { name: 'why', type: 'text', value: ([, { why }]) => why },
      { name: 'received', type: 'text', value: ([, { received }]) => received },
      { name: 'first_seen_at', type: 'timestamptz', value: () => timestamp(now.getTime()) },
      { name: 'last_seen_at', type: 'timestamptz', value: () => timestamp(now.getTime()) },
    ],
    [...distinct],
    'ON CONFLICT (listing_id, digest) DO UPDATE SET last_seen_at = excluded.last_seen_at, times = unreadable_item.times + 1',
  )
  if (distinct.size > 0) await forgetOldUnreadable(client, listing)
}

/** Keeps the latest items of a listing: what changes at every poll must not fill the disk. */
async function forgetOldUnreadable(client: Queryable, listing: ListingId): Promise<void> {
  await client.query(
    `DELETE FROM unreadable_item WHERE listing_id = $1 AND digest IN (
       SELECT digest FROM unreadable_item WHERE listing_id = $1 ORDER BY last_seen_at DESC, digest OFFSET $2)`,
    [listing, KEPT_UNREADABLE],
  )
}
