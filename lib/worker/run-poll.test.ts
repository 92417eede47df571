/** Whatever a poll comes to stands in its PollRun. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { SourceError } from '@/lib/errors'
import { listSources } from '@/lib/source-health/read'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { runPoll } from './run-poll'

withDatabase()
beforeEach(ensureSources)

const runs = async () =>
  (await pool().query('SELECT outcome, error, requests, throttles FROM poll_run ORDER BY id')).rows

it('counts calls, and goes on from what the last poll left', async () => {
  const result = { kind: 'read', eventsRead: 0, eventsMoved: 0, unreadable: [] } as const
  await runPoll<{ at?: number }>('catalogue', async ({ tally }) => {
    tally.requests = 3
    tally.throttles = 1
    return { ...result, unreadable: [], cursor: { at: 7 } }
  })
  await runPoll<{ at?: number }>('catalogue', async ({ cursor }) => {
    expect(cursor).toEqual({ at: 7 })
    return { ...result, unreadable: [], cursor }
  })
  expect(await runs()).toMatchObject([
    { outcome: 'complete', requests: 3, throttles: 1 },
    { outcome: 'complete', requests: 0, throttles: 0 },
  ])
})

it('tells what an upstream did, and throws what is our own fault, which is told too', async () => {
  const refused = () => Promise.reject(new SourceError('denied', 'It may not'))
  expect(await runPoll('catalogue', refused)).toMatchObject({ failed: true })
  await expect(runPoll('catalogue', () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours')
  expect(await runs()).toMatchObject([
    { outcome: 'failed', error: 'It may not.' },
    { outcome: 'failed', error: expect.stringContaining('Faultline itself failed') },
  ])
  expect((await listSources(null)).find(({ id }) => id === 'service-catalog')).toMatchObject({ state: 'failing' })
})
