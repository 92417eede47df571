/** What was announced in the database, as server-sent events for one browser. */
import 'server-only'
import type { Change } from '@/lib/db/announce'
import { type Signal, subscribe } from '@/lib/db/subscribe'

/** Keeps proxies from closing a quiet connection, and tells the browser that it still stands. In ms. */
const HEARTBEAT = 15_000
/** When the browser tries again after it lost us, in ms. */
const RETRY = 2_000

/** A stream that ends with `signal`. Signals that were missed are told as a change of everything. */
export function changeStream(signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const unsubscribe = subscribe((heard) => send(changesOf(heard).map(eventOf).join('')))
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT)
      end = () => {
        clearInterval(heartbeat)
        unsubscribe()
      }
      signal.addEventListener('abort', () => {
        end()
        controller.close()
      })
      send(`retry: ${RETRY}\n\n`)
    },
    cancel: () => end(),
  })
}

function changesOf(signal: Signal): Change[] {
  return signal === 'missed' ? [{ topic: 'events' }, { topic: 'sources' }] : [signal]
}

function eventOf(change: Change): string {
  return `event: change\ndata: ${JSON.stringify(change)}\n\n`
}
