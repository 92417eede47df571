import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { type RunningQueue, runQueue } from './run-queue'

withDatabase()

/** Both queues look after dead workers and lost polls every 5 s, in ms. */
const LOOKED_AFTER_MS = 6_000
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

const { slow } = vi.hoisted(() => ({ slow: { underWay: 0, most: 0, done: 0, isOver: false, ends: () => {} } }))
vi.mock('./poll-current', () => ({
  pollCurrent: async () => {
    slow.underWay += 1
    slow.most = Math.max(slow.most, slow.underWay)
    await new Promise<void>((resolve) => {
      slow.ends = resolve
      // A queue that stops may still take one, and would wait for its end.
      if (slow.isOver) resolve()
    })
    slow.underWay -= 1
    slow.done += 1
    return new Date()
  },
}))
const { lock } = vi.hoisted(() => ({ lock: { given: Promise.resolve(), give: () => {} } }))
vi.mock('./release-dead-workers', async (original) => {
  const real = await original<typeof import('./release-dead-workers')>()
  const holdWorkerLock: typeof real.holdWorkerLock = async (...given) => {
    await lock.given
    await real.holdWorkerLock(...given)
  }
  return { ...real, holdWorkerLock }
})
vi.mock('./poll-history', () => ({ pollHistory: async () => new Date(Date.now() + 60_000) }))
vi.mock('./poll-catalogue', () => ({ pollCatalogue: async () => new Date(Date.now() + 60_000) }))

let queues: RunningQueue[] = []

beforeEach(async () => {
  slow.isOver = false
  process.env.FAULTLINE_POLL_SECONDS = '1'
  await ensureSources()
})
afterEach(async () => {
  slow.isOver = true
  slow.ends()
  lock.give()
  await Promise.all(queues.map((queue) => queue.stop()))
  queues = []
  delete process.env.FAULTLINE_POLL_SECONDS
})

/** The polls that are planned or under way; at a full minute there are other jobs for a moment. */
async function polls(): Promise<string[]> {
  const planned = "SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'poll-%' ORDER BY key"
  return (await pool().query<{ key: string }>(planned)).rows.map(({ key }) => key)
}

describe('a poll that takes long', () => {
  it('is left alone by everybody who looks after dead workers, and is followed by the next', async () => {
    const lost = vi.fn()
    queues.push(await runQueue(lost), await runQueue(lost))
    await vi.waitFor(() => expect(slow.underWay).toBe(1), soon)
    await sleep(LOOKED_AFTER_MS)
    slow.ends()
    await vi.waitFor(() => expect([slow.done, slow.underWay]).toEqual([1, 1]), soon)
    expect(slow.most).toBe(1)
    expect(lost).not.toHaveBeenCalled()
    expect(await polls()).toEqual(['poll-catalogue', 'poll-current', 'poll-history', 'poll-rss'])
  })
})

describe('a worker', () => {
  it('takes no job before the others can see that it lives', async () => {
    lock.given = new Promise((resolve) => {
      lock.give = resolve
    })
    queues.push(await runQueue(vi.fn()))
    await sleep(1_000)
    const taken = 'SELECT task_id FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL'
    expect((await pool().query(taken)).rows).toEqual([])
    expect(slow.underWay).toBe(0)
    lock.give()
    await vi.waitFor(() => expect(slow.underWay).toBe(1), soon)
  })
})

describe('a poll whose job was lost', () => {
  it('is scheduled again', async () => {
    queues.push(await runQueue(vi.fn()))
    await pool().query("DELETE FROM graphile_worker._private_jobs WHERE key = 'poll-history'")
    await vi.waitFor(async () => expect(await polls()).toContain('poll-history'), soon)
  })
})
