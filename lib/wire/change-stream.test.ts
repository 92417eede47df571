/** One browser's stream of changes: what it is told, and when it ends. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { isListening } from '@/lib/db/subscribe'
import { withDatabase } from '@/lib/testing/database'
import { changeStream, streamMark } from './change-stream'

withDatabase()
afterEach(() => vi.useRealTimers())

const ANYBODY = { since: null, mayGoOn: async () => true, tellIds: true }
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

/** What the stream has said so far. */
function collect(stream: ReadableStream<Uint8Array>): { text: string; done: boolean } {
  const heard = { text: '', done: false }
  void (async () => {
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>)
      heard.text += new TextDecoder().decode(chunk)
    heard.done = true
  })()
  return heard
}

const OPENED = 'retry: 2000\nid: opened\n\n'

describe('changeStream', () => {
  it('tells every browser what was announced, and ends with the request', async () => {
    const browsers = [new AbortController(), new AbortController()]
    const heard = browsers.map(({ signal }) => collect(changeStream(signal, ANYBODY)))
    await vi.waitFor(() => expect(isListening()).toBe(true), soon)
    await announce(pool(), { topic: 'events', ids: ['7'] })
    const line = 'event: change\ndata: {"topic":"events","ids":["7"]}\n\n'
    for (const each of heard) await vi.waitFor(() => expect(each.text).toContain(line), soon)
    browsers[0]?.abort()
    await vi.waitFor(() => expect(heard[0]?.done).toBe(true), soon)
    const lastHeard = heard[0]?.text
    const before = heard[1]?.text.length ?? 0
    await announce(pool(), { topic: 'sources' })
    await vi.waitFor(() => expect(heard[1]?.text.slice(before)).toContain('{"topic":"sources"}'), soon)
    expect(heard[0]?.text).toBe(lastHeard)
    browsers[1]?.abort()
  })

  it('tells what moved between the drawing of the page and its listening', async () => {
    const earlier = new AbortController()
    const told = collect(changeStream(earlier.signal, ANYBODY))
    await vi.waitFor(() => expect(isListening()).toBe(true), soon)
    const since = streamMark()
    await announce(pool(), { topic: 'incidents', ids: ['7'] })
    await announce(pool(), { topic: 'accounts' })
    await vi.waitFor(() => expect(told.text).toContain('accounts'), soon)
    const browsers = [new AbortController(), new AbortController(), new AbortController()]
    const [late, fresh, stranger] = [since, streamMark(), 'of-another-process.3'].map((mark, index) =>
      collect(changeStream((browsers[index] ?? earlier).signal, { ...ANYBODY, since: mark })),
    )
    const lines = (topics: string[]) => topics.map((topic) => `event: change\ndata: {"topic":"${topic}"}\n\n`).join('')
    await vi.waitFor(() => expect(late?.text).toBe(`${OPENED}${lines(['incidents', 'accounts'])}`), soon)
    await vi.waitFor(() => expect(stranger?.text).toContain(lines(['events', 'sources', 'accounts'])), soon)
    expect(fresh?.text).toBe(OPENED)
    for (const browser of [earlier, ...browsers]) browser.abort()
  })

  it('lets a page read everything again whose reader was given other rights before it listened', async () => {
    const browser = new AbortController()
    const since = streamMark()
    const told = collect(changeStream(browser.signal, ANYBODY))
    await vi.waitFor(() => expect(isListening()).toBe(true), soon)
    await announce(pool(), { topic: 'access' })
    await announce(pool(), { topic: 'accounts' })
    await vi.waitFor(() => expect(told.text).toContain('accounts'), soon)
    const late = collect(changeStream(browser.signal, { ...ANYBODY, since }))
    await vi.waitFor(() => expect(late.text).toContain('"topic":"postmortems"'), soon)
    expect(late.text).not.toContain('access')
    browser.abort()
  })

  it('names no ids where there are too many', async () => {
    const browser = new AbortController()
    const heard = collect(changeStream(browser.signal, ANYBODY))
    await announce(pool(), { topic: 'events', ids: Array.from({ length: 5_000 }, (_, id) => `${id}00000`) })
    await vi.waitFor(() => expect(heard.text).toContain('data: {"topic":"events"}\n'), soon)
    browser.abort()
  })

  it('tells no ids to those who may not see everything', async () => {
    const browser = new AbortController()
    const heard = collect(changeStream(browser.signal, { ...ANYBODY, tellIds: false }))
    await vi.waitFor(() => expect(isListening()).toBe(true), soon)
    await announce(pool(), { topic: 'events', ids: ['7'] })
    await vi.waitFor(() => expect(heard.text).toContain('data: {"topic":"events"}\n'), soon)
    expect(heard.text).not.toContain('ids')
    browser.abort()
  })

  it('ends for whom access was taken from, and for nobody else; who may be here is not told', async () => {
    const browser = new AbortController()
    let welcome = true
    const theirs = collect(changeStream(browser.signal, { ...ANYBODY, mayGoOn: async () => welcome }))
    const others = collect(changeStream(browser.signal, ANYBODY))
    await vi.waitFor(() => expect(isListening()).toBe(true), soon)
    await announce(pool(), { topic: 'access' })
    await announce(pool(), { topic: 'sources' })
    await vi.waitFor(() => expect(theirs.text).toContain('sources'), soon)
    welcome = false
    await announce(pool(), { topic: 'access' })
    await vi.waitFor(() => expect(theirs.done).toBe(true), soon)
    await announce(pool(), { topic: 'events' })
    await vi.waitFor(() => expect(others.text).toContain('events'), soon)
    expect(others.done).toBe(false)
    expect(theirs.text + others.text).not.toContain('access')
    browser.abort()
  })

  it('asks at each heartbeat; while that cannot be found out, the stream stays', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const browser = new AbortController()
    const mayGoOn = vi
      .fn<() => Promise<boolean>>()
      .mockResolvedValueOnce(true)
      .mockRejectedValueOnce(new Error('no database'))
      .mockResolvedValueOnce(false)
    const heard = collect(changeStream(browser.signal, { ...ANYBODY, mayGoOn }))
    vi.advanceTimersByTime(15_000)
    await vi.waitFor(() => expect(heard.text.match(/still here/g)).toHaveLength(1), soon)
    vi.advanceTimersByTime(15_000)
    await vi.waitFor(() => expect(heard.text.match(/still here/g)).toHaveLength(2), soon)
    expect(heard.done).toBe(false)
    vi.advanceTimersByTime(15_000)
    await vi.waitFor(() => expect(heard.done).toBe(true), soon)
    vi.advanceTimersByTime(60_000)
    expect(mayGoOn).toHaveBeenCalledTimes(3)
  })
})
