/** Reads AWS's list of current events. */
import type { ObservedEvent } from '@/lib/domain/health-event'
import type { Reading } from '@/lib/sources/source'
import type { DocumentRequest } from './http'
import { parseCurrentEvents } from './listings'
import { readDocument } from './reading'

/**
 * One reading of the current events.
 * @throws {SourceError} when there is no complete answer or it is not a list
 */
export function readCurrentEvents(request: DocumentRequest): Promise<Reading<ObservedEvent>> {
  return readDocument(request, parseCurrentEvents)
}
