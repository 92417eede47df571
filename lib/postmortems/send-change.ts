/** Tells the server a change that somebody typed, and says what became of it. */
import { ConflictError, RefusedError, SignedOutError, sendJson } from '@/lib/wire/fetch-json'
import type { ConflictView } from './contract'

/** What became of a change. unreached: nobody knows whether it was stored; it may be sent again. */
export type ChangeOutcome<T> =
  | { kind: 'stored'; data: T }
  | { kind: 'conflict'; conflict: ConflictView; sentence: string }
  | { kind: 'refused'; sentence: string; status: number }
  | { kind: 'unreached'; signedOut: boolean }

/** Refusals after which the same may well be taken a moment later: too many requests, and a server in trouble. */
function isPassing(status: number): boolean {
  return status === 429 || status >= 500
}

/** Sends a change on behalf of one person and no other; never throws. The answer's `data` is what is stored now. */
export async function sendChange<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  address: string,
  body: object,
  person: string | null,
): Promise<ChangeOutcome<T>> {
  try {
    const { data } = await sendJson<{ data: T }>(method, address, body, { person })
    return { kind: 'stored', data }
  } catch (error) {
    if (error instanceof ConflictError) {
      return { kind: 'conflict', conflict: error.conflict as ConflictView, sentence: error.message }
    }
    if (error instanceof RefusedError && !isPassing(error.status)) {
      return { kind: 'refused', sentence: error.message, status: error.status }
    }
    return { kind: 'unreached', signedOut: error instanceof SignedOutError }
  }
}
