import { describe, expect, it, vi } from 'vitest'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { isListening } from '@/lib/db/subscribe'
import { withDatabase } from '@/lib/testing/database'
import { changeStream } from './change-stream'

withDatabase()

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

describe('changeStream', () => {
  it('tells every browser what was announced, and ends with the request', async () => {
    const browsers = [new AbortController(), new AbortController()]
    const heard = browsers.map(({ signal }) => collect(changeStream(signal)))
    await vi.waitFor(() => expect(isListening()).toBe(true))
    await announce(pool(), { topic: 'events', ids: ['7'] })
    const line = 'event: change\ndata: {"topic":"events","ids":["7"]}\n\n'
    for (const each of heard) await vi.waitFor(() => expect(each.text).toContain(line))
    browsers[0]?.abort()
    await vi.waitFor(() => expect(heard[0]?.done).toBe(true))
    const lastHeard = heard[0]?.text
    const before = heard[1]?.text.length ?? 0
    await announce(pool(), { topic: 'sources' })
    await vi.waitFor(() => expect(heard[1]?.text.slice(before)).toContain('{"topic":"sources"}'))
    expect(heard[0]?.text).toBe(lastHeard)
    browsers[1]?.abort()
  })

  it('names no ids where there are too many', async () => {
    const browser = new AbortController()
    const heard = collect(changeStream(browser.signal))
    await announce(pool(), { topic: 'events', ids: Array.from({ length: 5_000 }, (_, id) => `${id}00000`) })
    await vi.waitFor(() => expect(heard.text).toContain('data: {"topic":"events"}\n'))
    browser.abort()
  })
})
