/** What open pages are told, as server-sent events for one browser. */
import 'server-only'
import type { Change } from '@/lib/db/announce'
import { newsMark, newsSince, subscribeToNews } from '@/lib/db/news'
import type { Signal } from '@/lib/db/subscribe'
import { createLog } from '@/lib/log'

/** Keeps proxies from closing a quiet connection, and tells the browser that it still stands. In ms. */
const HEARTBEAT = 15_000
/** When the browser tries again after it lost us, in ms. */
const RETRY = 2_000

/** What a browser sends as Last-Event-ID when it connects again: it then asks for everything by itself. */
const OPENED = 'opened'

export interface Listener {
  /** Where the news stood when the listener's page was drawn; null where it was told of what came since. */
  since: string | null
  /** Asked at each heartbeat and when somebody's access moved: whether the stream may go on. */
  mayGoOn: () => Promise<boolean>
  /** Whether the ids of what changed are told: not to those who may not see everything. */
  tellIds: boolean
}

/** Where the stream stands: a page that is drawn after this was asked is told of the rest when it listens. */
export function streamMark(): string {
  return newsMark()
}

/**
 * A stream that ends with `signal`, and once the listener may not go on. Signals that were missed are told as a change of
 * everything, and those of the time since the page was drawn as they would have been.
 */
export function changeStream(signal: AbortSignal, { since, mayGoOn, tellIds }: Listener): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      let open = true
      const send = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text))
      }
      const close = () => {
        end()
        controller.close()
      }
      const check = async (thenSend: string) => {
        if (await mayGoOn().catch(unknown)) send(thenSend)
        else if (open) close()
      }
      const tell = (heard: Signal) => {
        send(
          changesOf(heard)
            .map(tellIds ? eventOf : eventWithoutIds)
            .join(''),
        )
      }
      const unsubscribe = subscribeToNews((heard) => {
        tell(heard)
        if (heard === 'missed' || heard.topic === 'access') void check('')
      })
      const heartbeat = setInterval(() => void check(': still here\n\n'), HEARTBEAT)
      end = () => {
        open = false
        clearInterval(heartbeat)
        unsubscribe()
      }
      signal.addEventListener('abort', () => {
        if (open) close()
      })
      send(`retry: ${RETRY}\nid: ${OPENED}\n\n`)
      if (since === null) return
      const missed = newsSince(since)
      // What the page shows may be from before its reader's rights moved.
      if (missed.some((heard) => heard !== 'missed' && heard.topic === 'access')) tell('missed')
      else missed.forEach(tell)
    },
    cancel: () => end(),
  })
}

/** While the database does not answer there is nothing to tell either: the stream stays, and is asked about again. */
function unknown(error: unknown): boolean {
  createLog('web').warn({ err: error }, 'whether a live connection may go on could not be checked')
  return true
}

const EVERYTHING: Change[] = [
  { topic: 'events' },
  { topic: 'sources' },
  { topic: 'accounts' },
  { topic: 'connections' },
  { topic: 'incidents' },
  { topic: 'presence' },
  { topic: 'postmortems' },
  { topic: 'evidence' },
  { topic: 'iam-changes' },
  { topic: 'reports' },
]

/** Who may be here is nobody's news. */
function changesOf(signal: Signal): Change[] {
  if (signal === 'missed') return EVERYTHING
  return signal.topic === 'access' ? [] : [signal]
}

function eventOf(change: Change): string {
  return `event: change\ndata: ${JSON.stringify(change)}\n\n`
}

function eventWithoutIds({ topic }: Change): string {
  return eventOf({ topic })
}
