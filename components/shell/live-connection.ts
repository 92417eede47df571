/** Keeps one stream of changes open: reconnects with back-off and jitter, and says when something may have been missed. */

export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** What is used of an EventSource. */
export interface Stream {
  readyState: number
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'change', listener: (event: { data: string }) => void): void
  close(): void
}

export interface LiveConnectionParts {
  openStream: () => Stream
  /** Topics that changed, folded together when many changes come at once. */
  onChange: (topics: ReadonlySet<string>) => void
  /** Signals may have been missed: everything fetched before is in doubt. */
  onDoubt: () => void
  onState: (state: LiveState) => void
  /** Runs something later; the function that comes back cancels it. */
  later: (run: () => void, milliseconds: number) => () => void
  random: () => number
}

const CLOSED = 2
const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000
/** Readers ask again within this after a signal, spread out so that they do not all ask at once. */
const SPREAD = 250

export interface LiveConnection {
  /** Opens the stream, if it is not open; what was missed while it was closed is in doubt. */
  start: () => void
  stop: () => void
}

/** How long to wait before attempt number `attempt` (0, 1, 2, …) when the browser has given up. */
export function reconnectWait(attempt: number, random: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt)
  return wait / 2 + (wait / 2) * random
}

export function createLiveConnection(parts: LiveConnectionParts): LiveConnection {
  const { onChange, onDoubt, onState, later, random } = parts
  let stream: Stream | null = null
  let startedBefore = false
  let failures = 0
  let cancelRetry = () => {}
  let cancelFlush: (() => void) | null = null
  let changed = new Set<string>()
  let state: LiveState = 'connecting'

  function turn(next: LiveState) {
    if (next === state) return
    state = next
    onState(next)
  }

  function flush() {
    const topics = changed
    changed = new Set()
    cancelFlush = null
    onChange(topics)
  }

  function open() {
    const current = parts.openStream()
    stream = current
    current.addEventListener('open', () => {
      if (current !== stream) return
      if (startedBefore) onDoubt()
      startedBefore = true
      failures = 0
      turn('live')
    })
    current.addEventListener('change', (event) => {
      if (current !== stream) return
      const topic = readTopic(event.data)
      if (topic === null) return onDoubt()
      changed.add(topic)
      cancelFlush ??= later(flush, SPREAD * random())
    })
    current.addEventListener('error', () => {
      if (current !== stream) return
      startedBefore = true
      turn('reconnecting')
      // While it is merely connecting again, the browser goes on by itself.
      if (current.readyState !== CLOSED) return
      stream = null
      cancelRetry = later(open, reconnectWait(failures++, random()))
    })
  }

  return {
    start() {
      if (stream) return
      cancelRetry()
      open()
    },
    stop() {
      cancelRetry()
      cancelFlush?.()
      cancelFlush = null
      stream?.close()
      stream = null
    },
  }
}

function readTopic(data: string): string | null {
  try {
    const message: unknown = JSON.parse(data)
    if (typeof message !== 'object' || message === null || !('topic' in message)) return null
    return typeof message.topic === 'string' ? message.topic : null
  } catch {
    return null
  }
}
