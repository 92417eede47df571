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

const { slow } = vi.hoisted(() => ({ slow: { underWay: 0, most: 0, done: 0, ends: () => {} } }))
vi.mock('./poll-current', () => ({
  pollCurrent: async () => {
    slow.underWay += 1
    slow.most = Math.max(slow.most, slow.underWay)
    await new Promise<void>((resolve) => {
      slow.ends = resolve
    })
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
  slow.ends()
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

describe('a poll whose job was lost', () => {
  it('is scheduled again', async () => {
    queues.push(await runQueue(vi.fn()))
    await pool().query("DELETE FROM graphile_worker._private_jobs WHERE key = 'poll-history'")
    await vi.waitFor(async () => expect(await polls()).toContain('poll-history'), soon)
  })
})
