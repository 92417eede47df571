/** Where a payload stood, which decides how far it is believed beside another one of the same event. */

/**
 * bundled: shipped with the product. rss: the fallback feed. history, current: AWS's JSON documents. eventbridge: messages.
 * health: the AWS Health API.
 */
export type Listing = 'bundled' | 'rss' | 'history' | 'current' | 'eventbridge' | 'health'

const RANK: Record<Listing, number> = { bundled: 0, rss: 1, history: 2, current: 3, eventbridge: 4, health: 5 }

/** Id of the source that a listing belongs to, as sightings and the API name it. */
export const SOURCE_OF: Record<Listing, string> = {
  bundled: 'bundled',
  rss: 'rss',
  history: 'public-feed',
  current: 'public-feed',
  eventbridge: 'eventbridge',
  health: 'aws-health',
}

/** A number that grows with how directly AWS speaks in the listing. */
export function listingRank(listing: Listing): number {
  return RANK[listing]
}
