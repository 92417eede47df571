/** Reads AWS's archive of events from the first of its hosts that answers. */
import type { ObservedEvent } from '@/lib/domain/health-event'
import { SourceError } from '@/lib/errors'
import type { Reading } from '@/lib/sources/source'
import type { DocumentRequest } from './http'
import { parseHistory } from './listings'
import { readDocument } from './reading'

/** A request for a document that several hosts hold. */
export interface HistoryRequest extends Omit<DocumentRequest, 'url'> {
  /** Addresses in the order in which they are tried. */
  urls: readonly string[]
  /** Called for each host that fails, also when another one answers. */
  onFailure?: ((url: string, error: SourceError) => void) | undefined
}

/**
 * One reading of the history; `url` in it is the host that answered.
 * @throws {SourceError} when every host fails: its message holds a sentence for each
 */
export async function readHistory({ urls, onFailure, ...rest }: HistoryRequest): Promise<Reading<ObservedEvent>> {
  const failures: SourceError[] = []
  for (const url of urls) {
    try {
      return await readDocument({ ...rest, url }, parseHistory)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      failures.push(error)
      onFailure?.(url, error)
    }
  }
  throw allFailed(failures)
}

function allFailed(failures: readonly SourceError[]): SourceError {
  const [first, ...others] = failures
  if (first === undefined) return new SourceError('http', 'no address of the history is set')
  if (others.length === 0) return first
  const received = failures.find((failure) => failure.received !== null)?.received ?? null
  const waits = failures.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? [])
  return new SourceError(first.kind, failures.map(({ message }) => message).join('; '), {
    cause: first,
    ...(received === null ? {} : { received }),
    ...(waits.length === 0 ? {} : { retryAfterSeconds: Math.max(...waits) }),
  })
}
