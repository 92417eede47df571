/** Reads AWS's RSS feed, the fallback for when its JSON cannot be read. */
import type { ObservedEvent } from '@/lib/domain/health-event'
import type { Reading } from '@/lib/sources/source'
import type { DocumentRequest } from './http'
import { readDocument } from './reading'
import { parseRss } from './rss-events'

/**
 * One reading of the RSS feed.
 * @throws {SourceError} when there is no complete answer or it is not a complete feed
 */
export function readRss(request: DocumentRequest): Promise<Reading<ObservedEvent>> {
  return readDocument(request, parseRss)
}
