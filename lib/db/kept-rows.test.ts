/** Tests that a kept list reads what was announced alone, and all of it where that is not known. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { withDatabase } from '@/lib/testing/database'
import { announce } from './announce'
import { pool } from './pool'
import { isListening, subscribe } from './subscribe'

vi.unmock('./kept-rows')
const { keptRows } = await vi.importActual<typeof import('./kept-rows')>('./kept-rows')

withDatabase()
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

let stored = new Map<string, string>()
/** What each read was asked for. */
let asked: (readonly string[] | null)[] = []

beforeEach(async () => {
  stored = new Map([
    ['1', 'one'],
    ['2', 'two'],
  ])
  asked = []
  await vi.waitFor(() => expect(isListening()).toBe(true), soon)
})

const rowsOf = (ids: readonly string[] | null) =>
  [...stored].filter(([id]) => ids === null || ids.includes(id)).map(([id, word]) => ({ id, word }))

async function words(key: string): Promise<string[]> {
  const rows = await keptRows('events', key, async (ids) => {
    asked.push(ids)
    return rowsOf(ids)
  })
  return rows.map(({ word }) => word).sort()
}

describe('keptRows', () => {
  it('reads whole once, then only what is announced: changed, new and gone', async () => {
    expect(await words('a')).toEqual(['one', 'two'])
    expect(await words('a')).toEqual(['one', 'two'])
    expect(asked).toEqual([null])
    stored = new Map([
      ['2', 'zwei'],
      ['3', 'three'],
    ])
    await announce(pool(), { topic: 'sources' })
    await announce(pool(), { topic: 'events', ids: ['1', '2'] })
    await announce(pool(), { topic: 'events', ids: ['3'] })
    await vi.waitFor(async () => expect(await words('a')).toEqual(['three', 'zwei']), soon)
    expect(asked.slice(1).flat().toSorted()).toEqual(['1', '2', '3'])
  })

  it('reads whole where nobody says what moved, or too much did', async () => {
    await words('b')
    await announce(pool(), { topic: 'events' })
    await vi.waitFor(async () => expect([await words('b'), asked.length]).toEqual([['one', 'two'], 2]), soon)
    let heard = 0
    const stop = subscribe(() => {
      heard += 1
    })
    for (let first = 0; first < 600; first += 100) {
      await announce(pool(), { topic: 'events', ids: Array.from({ length: 100 }, (_, place) => `${first + place}`) })
    }
    await vi.waitFor(() => expect(heard).toBe(6), soon)
    stop()
    await words('b')
    expect(asked).toEqual([null, null, null])
  })

  it('misses nothing that is announced while it is being read', async () => {
    let finish: (() => void) | null = null
    const slow = keptRows('events', 'c', async (ids) => {
      const rows = rowsOf(ids)
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return rows
    })
    await vi.waitFor(() => expect(finish).not.toBeNull(), soon)
    stored.set('2', 'late')
    await announce(pool(), { topic: 'events', ids: ['2'] })
    await vi.waitFor(async () => {
      finish?.()
      expect((await slow).length).toBe(2)
      expect(await words('c')).toEqual(['late', 'one'])
    }, soon)
    expect(asked.every((ids) => ids !== null)).toBe(true)
  })

  it('reads whole after a failure', async () => {
    await words('d')
    await announce(pool(), { topic: 'events', ids: ['1'] })
    const failing = () => keptRows('events', 'd', () => Promise.reject(new Error('down')))
    await vi.waitFor(() => expect(failing()).rejects.toThrow('down'), soon)
    await words('d')
    expect(asked).toEqual([null, null])
  })
})
