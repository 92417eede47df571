/** What open pages are told, and what one is told that begins to listen later. */
import { expect, it, vi } from 'vitest'
import { withDatabase } from '@/lib/testing/database'
import { announce } from './announce'
import { newsMark, newsSince, subscribeToNews, tellFresh } from './news'
import { pool } from './pool'
import { isListening, type Signal } from './subscribe'

withDatabase()
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

it('has of the time since a mark each topic once, whether it changed or became fresh', async () => {
  const told: Signal[] = []
  const unsubscribe = subscribeToNews((signal) => told.push(signal))
  await vi.waitFor(() => expect(isListening()).toBe(true), soon)
  const first = newsMark()
  expect(newsSince(first)).toEqual([])
  await announce(pool(), { topic: 'events', ids: ['7'] })
  await announce(pool(), { topic: 'events', ids: ['8'] })
  await vi.waitFor(() => expect(told).toContainEqual({ topic: 'events', ids: ['8'] }), soon)
  const second = newsMark()
  tellFresh(['incidents'])
  tellFresh(['incidents'])
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ topic: 'incidents' }), soon)
  expect(newsSince(first)).toEqual([{ topic: 'events' }, { topic: 'incidents' }])
  expect(newsSince(second)).toEqual([{ topic: 'incidents' }])
  expect(newsSince(newsMark())).toEqual([])
  unsubscribe()
  const third = newsMark()
  tellFresh(['incidents'])
  await vi.waitFor(() => expect(newsSince(third)).toEqual([{ topic: 'incidents' }]), soon)
  expect(told.slice(-2)).toEqual([{ topic: 'events', ids: ['8'] }, { topic: 'incidents' }])
})

it('may have missed anything where the connection was away since', async () => {
  await vi.waitFor(() => expect(isListening()).toBe(true), soon)
  const mark = newsMark()
  await pool().query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
  )
  await vi.waitFor(() => expect(newsSince(mark)).toEqual(['missed']), soon)
})

it('may have missed anything after what is no mark of this process', () => {
  const [owner] = newsMark().split('.')
  for (const mark of ['', '.', '%', 'another.0', `${owner}`, `${owner}.NaN`, `${newsMark()}9`]) {
    expect([mark, newsSince(mark)]).toEqual([mark, ['missed']])
  }
})
