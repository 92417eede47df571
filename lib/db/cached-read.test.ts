import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { withDatabase } from '@/lib/testing/database'
import { announce, type Topic } from './announce'
import { subscribeToNews, tellFresh } from './news'
import { pool } from './pool'
import { expireReads } from './read-entries'
import { isListening, type Signal } from './subscribe'
import { inTransaction } from './transaction'

vi.unmock('./cached-read')
const { cachedOverview, cachedRead } = await vi.importActual<typeof import('./cached-read')>('./cached-read')

withDatabase()
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

let reads = 0
const read = (topic: Topic, key: string) => cachedRead(topic, key, async () => ++reads)
const listening = () => vi.waitFor(() => expect(isListening()).toBe(true), soon)

describe('cachedRead', () => {
  it('reads once for many readers, and again after a change of its topic', async () => {
    await read('events', 'warm up')
    await listening()
    reads = 0
    expect(await Promise.all([read('events', 'a'), read('events', 'a'), read('events', 'a')])).toEqual([1, 1, 1])
    await announce(pool(), { topic: 'sources' })
    await announce(pool(), { topic: 'events', ids: ['1'] })
    await vi.waitFor(async () => expect(await read('events', 'a')).toBe(2), soon)
  })

  it('keeps keys and topics apart', async () => {
    await listening()
    const first = await read('sources', 'b')
    expect(await read('sources', 'c')).toBe(first + 1)
    expect(await read('sources', 'b')).toBe(first)
  })

  it('reads again after a change of any topic that it rests on', async () => {
    await listening()
    const both = () => cachedRead(['events', 'incidents'], 'both', async () => ++reads)
    const before = await both()
    expect(await both()).toBe(before)
    await announce(pool(), { topic: 'incidents' })
    await vi.waitFor(async () => expect(await both()).toBe(before + 1), soon)
    await announce(pool(), { topic: 'events' })
    await vi.waitFor(async () => expect(await both()).toBe(before + 2), soon)
  })

  it('shows at once what this process wrote, before its change is heard', async () => {
    await listening()
    const before = await read('incidents', 'own')
    await inTransaction((client) => announce(client, { topic: 'incidents' }))
    expect(await read('incidents', 'own')).toBe(before + 1)
    const undone = inTransaction(async (client) => {
      await announce(client, { topic: 'sources' })
      throw new Error('not so')
    })
    const kept = await read('sources', 'other')
    await expect(undone).rejects.toThrow('not so')
    expect(await read('sources', 'other')).toBe(kept)
  })

  it('does not keep a failure', async () => {
    await listening()
    const failing = () => cachedRead('events', 'd', () => Promise.reject(new Error('down')))
    await expect(failing()).rejects.toThrow('down')
    expect(await cachedRead('events', 'd', async () => 'up')).toBe('up')
  })

  it('forgets everything when the connection was away, and hears again afterwards', async () => {
    await listening()
    const before = await read('events', 'e')
    await pool().query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    )
    await vi.waitFor(async () => expect(await read('events', 'e')).toBeGreaterThan(before), soon)
    await vi.waitFor(() => expect(isListening()).toBe(true), soon)
  })
})

describe('cachedOverview', () => {
  it('shows the last state while a slow fresh one is computed, and the fresh one afterwards', async () => {
    await listening()
    let finish = (_value: string) => {}
    const slow = () =>
      new Promise<string>((resolve) => {
        finish = resolve
      })
    expect(await cachedOverview('events', 'f', async () => 'old')).toBe('old')
    await announce(pool(), { topic: 'events' })
    await vi.waitFor(async () => {
      await cachedOverview('events', 'f', slow)
      expect(finish).not.toHaveLength(0)
      finish('new')
      expect(await cachedOverview('events', 'f', slow)).toBe('new')
    }, soon)
  })

  it('computes one state at a time, however many changes come meanwhile', async () => {
    await listening()
    let computed = 0
    let finish = (_value: string) => {}
    const slow = () => {
      computed += 1
      return new Promise<string>((resolve) => {
        finish = resolve
      })
    }
    expect(await cachedOverview('events', 'i', async () => 'first')).toBe('first')
    const changed = () => inTransaction((client) => announce(client, { topic: 'events' }))
    for (let change = 0; change < 3; change += 1) {
      await changed()
      expect(await cachedOverview('events', 'i', slow)).toBe('first')
    }
    expect(computed).toBe(1)
    finish('second')
    await vi.waitFor(async () => {
      expect(await cachedOverview('events', 'i', slow)).toBe('second')
      expect(computed).toBe(2)
    }, soon)
    finish('third')
    await vi.waitFor(async () => expect(await cachedOverview('events', 'i', slow)).toBe('third'), soon)
  })

  it('waits little where it took long the last time', async () => {
    await listening()
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const old = (took: number) => async () => {
      clock += took
      return 'old'
    }
    const never = () => new Promise<string>(() => {})
    await cachedOverview('events', 'k', old(200))
    await cachedOverview('events', 'l', old(201))
    expireReads(['events'])
    const shown: string[] = []
    await Promise.all(['k', 'l'].map(async (key) => shown.push(`${key} ${await cachedOverview('events', key, never)}`)))
    expect(shown).toEqual(['l old', 'k old'])
  })

  describe('tells open pages', () => {
    let told: Signal[] = []
    let stop = () => {}
    let finish = (_value: string) => {}
    const slow = () =>
      new Promise<string>((resolve) => {
        finish = resolve
      })

    beforeEach(async () => {
      await listening()
      const mark = crypto.randomUUID()
      stop = subscribeToNews((signal) => told.push(signal))
      // What tests before announced, or let become fresh, is told before this.
      await announce(pool(), { topic: 'presence', ids: [mark] })
      await vi.waitFor(() => expect(told).toContainEqual({ topic: 'presence', ids: [mark] }), soon)
      await hearAll()
      told = []
    })
    afterEach(() => stop())

    /** All that is told of now has been told. */
    async function hearAll(): Promise<Signal[]> {
      tellFresh(['evidence'])
      await vi.waitFor(() => expect(told.at(-1)).toEqual({ topic: 'evidence' }), soon)
      return told.slice(0, -1)
    }

    it('once what they were shown is fresh, of what moved, once however many waited', async () => {
      const ask = () => cachedOverview(['sources', 'connections'], 'm', slow)
      await cachedOverview(['sources', 'connections'], 'm', async () => 'old')
      expireReads(['sources'])
      expect(await Promise.all([ask(), ask()])).toEqual(['old', 'old'])
      expect(await hearAll()).toEqual([])
      told = []
      finish('new')
      await vi.waitFor(async () => expect(await ask()).toBe('new'), soon)
      expect(await hearAll()).toEqual([{ topic: 'sources' }])
    })

    it('nothing where only time has passed', async () => {
      vi.useFakeTimers({ toFake: ['Date'] })
      onTestFinished(() => void vi.useRealTimers())
      await cachedOverview('sources', 'n', async () => 'old')
      vi.setSystemTime(Date.now() + 60_000)
      expect(await cachedOverview('sources', 'n', slow)).toBe('old')
      finish('new')
      await vi.waitFor(async () => expect(await cachedOverview('sources', 'n', slow)).toBe('new'), soon)
      expect(await hearAll()).toEqual([])
    })

    it('of a change that came while what they waited for was computed', async () => {
      const before = cachedOverview('sources', 'o', slow)
      expireReads(['sources'])
      const after = cachedOverview('sources', 'o', async () => 'after the change')
      finish('before the change')
      expect(await Promise.all([before, after])).toEqual(['before the change', 'before the change'])
      expect(await hearAll()).toEqual([{ topic: 'sources' }])
      expect(await cachedOverview('sources', 'o', async () => 'after the change')).toBe('after the change')
    })
  })

  it('waits for a first state, however slow', async () => {
    await listening()
    const slow = () => new Promise<string>((resolve) => setTimeout(() => resolve('first'), 300))
    expect(await cachedOverview('events', 'g', slow)).toBe('first')
  })

  it('gives the fresh state where that is quick', async () => {
    await listening()
    expect(await cachedOverview('events', 'h', async () => 'old')).toBe('old')
    await announce(pool(), { topic: 'events' })
    await vi.waitFor(async () => expect(await cachedOverview('events', 'h', async () => 'new')).toBe('new'), soon)
  })
})
