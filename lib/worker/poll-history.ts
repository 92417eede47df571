/** Polls AWS's archive of public events. */
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { readHistory } from '@/lib/sources/public-feed/read-history'
import { pollListing } from './poll-listing'
import { storeObservations } from './store-observations'

/** One poll; returns when the next is due. */
export async function pollHistory(): Promise<Date> {
  const { publicHistoryUrls } = readConfiguration()
  const { nextPollAt } = await pollListing({
    listing: 'history',
    read: (cursor, now, tally) =>
      readHistory({
        urls: publicHistoryUrls,
        cursor,
        now,
        onFailure: (url, error) => {
          createLog('worker').warn({ failure: error.message }, 'a host of the history failed')
          if (url !== publicHistoryUrls.at(-1)) tally.requests += 1
        },
      }),
    store: async (events, fetchedAt) => {
      const { moved, refused } = await storeObservations(events, 'history', fetchedAt)
      return { eventsMoved: moved.length, refused }
    },
  })
  return nextPollAt
}
