/** Polls AWS's list of services and Regions. */
import { storeCatalogue } from '@/lib/catalogue/write'
import { readConfiguration } from '@/lib/env.mjs'
import { readServiceCatalogue } from '@/lib/sources/public-feed/read-service-catalogue'
import { pollListing } from './poll-listing'

/** One poll; returns when the next is due. */
export async function pollCatalogue(): Promise<Date> {
  const { serviceCatalogUrl } = readConfiguration()
  const { nextPollAt } = await pollListing({
    listing: 'catalogue',
    read: (cursor, now) => readServiceCatalogue({ url: serviceCatalogUrl, cursor, now }),
    store: async (services) => {
      await storeCatalogue(services)
      return { eventsMoved: 0, refused: [] }
    },
  })
  return nextPollAt
}
