import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { type RunningQueue, runQueue } from './run-queue'

withDatabase()

const { slow } = vi.hoisted(() => ({ slow: { underWay: 0, most: 0, done: 0 } }))
vi.mock('./poll-current', () => ({
  pollCurrent: async () => {
    slow.underWay += 1
    slow.most = Math.max(slow.most, slow.underWay)
    await new Promise((resolve) => setTimeout(resolve, 9_000))
    slow.underWay -= 1
    slow.done += 1
    return new Date()
  },
}))
vi.mock('./poll-history', () => ({ pollHistory: async () => new Date(Date.now() + 60_000) }))
vi.mock('./poll-catalogue', () => ({ pollCatalogue: async () => new Date(Date.now() + 60_000) }))

let queues: RunningQueue[] = []

beforeEach(async () => {
  process.env.FAULTLINE_POLL_SECONDS = '1'
  await ensureSources()
})
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.stop()))
  queues = []
  delete process.env.FAULTLINE_POLL_SECONDS
})

const jobs = async () =>
  (await pool().query<{ key: string }>('SELECT key FROM graphile_worker._private_jobs ORDER BY key')).rows.map(
    ({ key }) => key,
  )

describe('a poll that takes long', () => {
  it('is left alone by everybody who looks after dead workers, and is followed by the next', async () => {
    const lost = vi.fn()
    queues.push(await runQueue(lost), await runQueue(lost))
    await vi.waitFor(() => expect(slow.done).toBe(1), { timeout: 14_000 })
    await vi.waitFor(() => expect(slow.underWay).toBe(1), { timeout: 5_000 })
    expect(slow.most).toBe(1)
    expect(lost).not.toHaveBeenCalled()
    expect(await jobs()).toEqual(['poll-catalogue', 'poll-current', 'poll-history', 'poll-rss'])
  }, 30_000)
})

describe('a poll whose job was lost', () => {
  it('is scheduled again', async () => {
    queues.push(await runQueue(vi.fn()))
    await pool().query("DELETE FROM graphile_worker._private_jobs WHERE key = 'poll-history'")
    await vi.waitFor(async () => expect(await jobs()).toContain('poll-history'), { timeout: 15_000 })
  }, 30_000)
})
