/** Polls AWS's list of current events; where it cannot be read, the RSS feed stands in. */
import { readConfiguration } from '@/lib/env.mjs'
import { noteCurrentList, openUpcomingEvents } from '@/lib/events/write'
import { standBy } from '@/lib/source-health/write'
import { readCurrentEvents } from '@/lib/sources/public-feed/read-current-events'
import { readRss } from '@/lib/sources/public-feed/read-rss'
import { pollListing } from './poll-listing'
import { storeObservations } from './store-observations'

/** One poll; returns when the next is due. */
export async function pollCurrent(): Promise<Date> {
  const { publicFeedUrl } = readConfiguration()
  await openUpcomingEvents()
  const { nextPollAt, failure } = await pollListing({
    listing: 'current',
    read: (cursor, now) => readCurrentEvents({ url: publicFeedUrl, cursor, now }),
    store: async (events, fetchedAt, unreadableCount) => {
      const { moved, seen, refused } = await storeObservations(events, 'current', fetchedAt)
      // An event that could not be read may well be one that was listed before.
      if (unreadableCount + refused.length === 0) await noteCurrentList('public-feed', seen)
      return { eventsMoved: moved.length, refused }
    },
  })
  if (failure === null) await standBy('rss')
  else await pollRss()
  return nextPollAt
}

async function pollRss(): Promise<void> {
  const { publicRssUrl } = readConfiguration()
  await pollListing({
    listing: 'rss',
    read: (cursor, now) => readRss({ url: publicRssUrl, cursor, now }),
    store: async (events, fetchedAt) => {
      const { moved, refused } = await storeObservations(events, 'rss', fetchedAt)
      return { eventsMoved: moved.length, refused }
    },
  })
}
