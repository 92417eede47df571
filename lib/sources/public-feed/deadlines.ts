/** Ends a request that stays silent or takes too long, and remembers which of the two it was. */
import { SourceError } from '@/lib/errors'

/** How long one request may take, in milliseconds. */
export interface Timeouts {
  /** From the start to the last header, redirects included. */
  headersMs: number
  /** Between two pieces of the body. */
  idleMs: number
  /** From the start to the last byte. */
  totalMs: number
}

/** What is used unless the caller says otherwise. */
export const DEFAULT_TIMEOUTS: Timeouts = { headersMs: 15_000, idleMs: 15_000, totalMs: 60_000 }

/** The running clocks of one request. */
export interface Deadlines {
  /** Aborts when one of the clocks runs out or the caller gives up. */
  signal: AbortSignal
  /** Why `signal` was aborted: a SourceError of kind `timeout`, or the caller's reason; null while it was not. */
  reason(): unknown
  /** Stops waiting for headers, starts waiting for the body. */
  headersArrived(): void
  /** Starts the silence anew. */
  bytesArrived(): void
  /** Stops every clock and lets go of the connection. */
  stop(): void
}

/** Starts the clocks of a request to `address`. */
export function startDeadlines(address: string, timeouts: Timeouts, caller: AbortSignal | undefined): Deadlines {
  const controller = new AbortController()
  const abort = (what: string) => controller.abort(new SourceError('timeout', `${address} ${what}`))
  const seconds = (ms: number) => `${(ms / 1000).toLocaleString('en-US')} s`

  const callerGaveUp = () => controller.abort(caller?.reason)
  if (caller?.aborted) callerGaveUp()
  else caller?.addEventListener('abort', callerGaveUp, { once: true })

  const noAnswer = () => abort(`did not answer within ${seconds(timeouts.headersMs)}`)
  const silence = () => abort(`stopped sending: ${seconds(timeouts.idleMs)} of silence in the middle of its answer`)
  const tooSlow = () => abort(`was not done after ${seconds(timeouts.totalMs)}`)
  let current = setTimeout(noAnswer, timeouts.headersMs)
  const total = setTimeout(tooSlow, timeouts.totalMs)
  const waitForBytes = () => {
    clearTimeout(current)
    current = setTimeout(silence, timeouts.idleMs)
  }

  return {
    signal: controller.signal,
    reason: () => (controller.signal.aborted ? controller.signal.reason : null),
    headersArrived: waitForBytes,
    bytesArrived: waitForBytes,
    stop() {
      clearTimeout(current)
      clearTimeout(total)
      caller?.removeEventListener('abort', callerGaveUp)
      if (!controller.signal.aborted) controller.abort()
    },
  }
}
