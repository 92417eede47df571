/** Polls AWS's RSS feed while the list of current events cannot be read; else it stands by. */
import { pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { isFailing, standBy } from '@/lib/source-health/write'
import { readRss } from '@/lib/sources/public-feed/read-rss'
import { pollListing } from './poll-listing'
import { storeObservations } from './store-observations'

/** One poll, or a look whether one is needed, which costs one query; returns when the next is due. */
export async function pollRss(): Promise<Date> {
  const { publicRssUrl, pollSeconds } = readConfiguration()
  if (!(await isFailing('current'))) {
    await standBy(pool(), ['rss'])
    return new Date(Date.now() + Math.min(pollSeconds, LOOK_SECONDS) * 1_000)
  }
  const { nextPollAt } = await pollListing({
    listing: 'rss',
    read: (cursor, now) => readRss({ url: publicRssUrl, cursor, now }),
    store: async (events, fetchedAt) => {
      const { moved, refused } = await storeObservations(events, 'rss', fetchedAt)
      return { eventsMoved: moved.length, refused }
    },
  })
  return nextPollAt
}

/** How soon the fallback notices that it is needed, in seconds. */
const LOOK_SECONDS = 5
