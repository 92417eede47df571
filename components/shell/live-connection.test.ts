/** The live connection: what is refetched when, and how it comes back. */
import { beforeEach, expect, it } from 'vitest'
import { createLiveConnection, type LiveState, reconnectWait, type Stream } from './live-connection'

class FakeStream implements Stream {
  readyState = 0
  private readonly listeners = new Map<string, ((event: { data: string }) => void)[]>()
  addEventListener(type: string, listener: (event: { data: string }) => void) {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }
  close() {
    this.readyState = 2
  }
  say(type: 'open' | 'error' | 'change', data = '') {
    for (const listener of this.listeners.get(type) ?? []) listener({ data })
  }
  giveUp() {
    this.readyState = 2
    this.say('error')
  }
}

let streams: FakeStream[]
let waiting: { run: () => void; milliseconds: number }[]
let changes: string[][]
let doubts: number
let states: LiveState[]

function connect() {
  return createLiveConnection({
    openStream: () => {
      const stream = new FakeStream()
      streams.push(stream)
      return stream
    },
    onChange: (topics) => changes.push([...topics]),
    onDoubt: () => {
      doubts += 1
    },
    onState: (state) => states.push(state),
    later: (run, milliseconds) => {
      const entry = { run, milliseconds }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    random: () => 1,
  })
}

function runWaiting() {
  const due = waiting
  waiting = []
  for (const { run } of due) run()
}

beforeEach(() => {
  streams = []
  waiting = []
  changes = []
  doubts = 0
  states = []
})

it('a burst of signals asks once for each topic', () => {
  connect().start()
  streams[0]?.say('open')
  streams[0]?.say('change', '{"topic":"events","ids":["1"]}')
  streams[0]?.say('change', '{"topic":"events","ids":["2"]}')
  streams[0]?.say('change', '{"topic":"sources"}')
  expect(changes).toEqual([])
  runWaiting()
  expect(changes).toEqual([['events', 'sources']])
  expect(doubts).toBe(0)
})

it('the first opening doubts nothing, every later one everything', () => {
  connect().start()
  streams[0]?.say('open')
  expect(doubts).toBe(0)
  streams[0]?.say('error')
  streams[0]?.say('open')
  expect(doubts).toBe(1)
  expect(states).toEqual(['live', 'reconnecting', 'live'])
})

it('a first opening that failed before doubts everything', () => {
  connect().start()
  streams[0]?.giveUp()
  runWaiting()
  streams[1]?.say('open')
  expect(doubts).toBe(1)
})

it('when the browser gives up, waits grow and then start anew', () => {
  connect().start()
  for (const expected of [1000, 2000, 4000]) {
    streams.at(-1)?.giveUp()
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([expected])
    runWaiting()
  }
  streams.at(-1)?.say('open')
  streams.at(-1)?.giveUp()
  expect(waiting.at(-1)?.milliseconds).toBe(1000)
})

it('waits are spread and bounded', () => {
  expect(reconnectWait(0, 0)).toBe(500)
  expect(reconnectWait(99, 1)).toBe(30_000)
})

it('stopping leaves nothing behind; starting again doubts what was missed', () => {
  const connection = connect()
  connection.start()
  connection.start()
  expect(streams).toHaveLength(1)
  streams[0]?.say('open')
  streams[0]?.say('change', '{"topic":"events"}')
  connection.stop()
  expect(streams[0]?.readyState).toBe(2)
  expect(waiting).toEqual([])
  connection.start()
  streams[0]?.say('open')
  expect(doubts).toBe(0)
  streams[1]?.say('open')
  expect(doubts).toBe(1)
})

it('a signal that cannot be understood doubts everything', () => {
  connect().start()
  streams[0]?.say('open')
  streams[0]?.say('change', 'not json')
  streams[0]?.say('change', '{"topic":7}')
  expect(doubts).toBe(2)
})
