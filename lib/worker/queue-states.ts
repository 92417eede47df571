/** How the queues of one connection fare: they are one source, which fails while any of them does. */
import { noteListening } from '@/lib/source-health/write-listening'

/** How seldom it is noted that nothing came, in ms. */
const QUIET_INTERVAL = 10_000

export interface QueueStates {
  listing: `eventbridge:${string}`
  /** Nothing came from a queue that answers. */
  noteQuiet(url: string, now: Date): Promise<void>
  /** What came from a queue has been noted as received. */
  noteBrought(url: string, now: Date): Promise<void>
  /** A queue cannot be read, for the reason given; whoever says so notes it. */
  noteFailing(url: string, failure: string): void
  /** A queue is not read any more. */
  forget(url: string): void
}

/** The states of a connection's queues, none of which has failed. */
export function createQueueStates(connectionId: string): QueueStates {
  const listing = `eventbridge:${connectionId}` as const
  const failures = new Map<string, string>()
  let notedAt = Number.NEGATIVE_INFINITY
  return {
    listing,
    async noteQuiet(url, now) {
      const isMended = failures.delete(url)
      if (!isMended && now.getTime() - notedAt < QUIET_INTERVAL) return
      const [failure = null] = failures.values()
      await noteListening(listing, now, failure)
      notedAt = now.getTime()
    },
    async noteBrought(url, now) {
      failures.delete(url)
      const [failure = null] = failures.values()
      if (failure !== null) await noteListening(listing, now, failure)
      notedAt = now.getTime()
    },
    noteFailing(url, failure) {
      failures.set(url, failure)
      notedAt = Number.NEGATIVE_INFINITY
    },
    forget(url) {
      failures.delete(url)
    },
  }
}
