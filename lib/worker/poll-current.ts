/** Polls AWS's list of current events. */
import { pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { noteCurrentList, openUpcomingEvents } from '@/lib/events/write'
import { standBy } from '@/lib/source-health/write'
import { readCurrentEvents } from '@/lib/sources/public-feed/read-current-events'
import { pollListing } from './poll-listing'
import { storeObservations } from './store-observations'

/** One poll; returns when the next is due. */
export async function pollCurrent(): Promise<Date> {
  const { publicFeedUrl } = readConfiguration()
  await openUpcomingEvents()
  const { nextPollAt, failed } = await pollListing({
    listing: 'current',
    read: (cursor, now) => readCurrentEvents({ url: publicFeedUrl, cursor, now }),
    store: async (events, fetchedAt, unreadable) => {
      const { moved, seen, refused } = await storeObservations(events, 'current', fetchedAt)
      // An event that could not be read may well be one that was listed before.
      const lost = [...unreadable, ...refused].flatMap((item) => item.lost ?? [])
      const lostArns = lost.flatMap(({ arn }) => arn ?? [])
      if (lost.length === lostArns.length) await noteCurrentList('public-feed', seen, lostArns)
      return { eventsMoved: moved.length, refused }
    },
  })
  if (!failed) await standBy(pool(), ['rss'])
  return nextPollAt
}
