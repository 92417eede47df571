/** Which sources there are, and which documents each is read from. */

/** A document that is polled by itself. */
export type ListingId = 'current' | 'history' | 'rss' | 'bundled' | 'catalogue'

export const SOURCES: readonly { id: string; kind: string; listings: readonly ListingId[] }[] = [
  { id: 'public-feed', kind: 'public-status', listings: ['current', 'history'] },
  { id: 'rss', kind: 'fallback', listings: ['rss'] },
  { id: 'service-catalog', kind: 'catalogue', listings: ['catalogue'] },
  { id: 'bundled', kind: 'bundled', listings: ['bundled'] },
]

/** What a listing holds, as the beginning of a sentence about it. */
export const LISTING_NAMES: Readonly<Record<ListingId, string>> = {
  current: 'Current events',
  history: 'Past events',
  rss: 'RSS fallback',
  catalogue: 'List of services',
  bundled: 'Bundled history',
}
