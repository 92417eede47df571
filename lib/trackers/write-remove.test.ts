/** Removing a tracker while people arrange the incidents of its issues, on a real database. */
import { expect, it, vi } from 'vitest'
import { SYSTEM } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { buildActions, buildTracker } from '@/lib/testing/build-tracker'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { withGithub } from '@/lib/testing/trackers'
import { findStoredTracker } from './read-open'
import { removeTracker } from './write-remove'

withDatabase()
const github = withGithub()
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

it('waits its turn: who arranges incidents locks several of them, too', async () => {
  await emptyQueue()
  const { id } = await buildTracker(github.api, github.token)
  const [first, second] = [await buildActions('Rotate'), await buildActions('Watch')]
  await pool().query(
    `INSERT INTO action_issue (action_id, tracker_id, state, key, url, asked_by_name)
     SELECT action, $1, 'linked', '#' || action, 'https://github.com/acme/ops/issues/' || action, 'Mira' FROM unnest($2::bigint[]) action`,
    [id, [first.actionIds[0], second.actionIds[0]]],
  )
  const lock = 'SELECT FROM incident WHERE id = $1 FOR UPDATE'
  let removing: Promise<unknown> = Promise.resolve()
  const arranging = inTransaction(async (client) => {
    await takeTurn(client, 'record')
    await client.query(lock, [second.incidentId])
    removing = removeTracker(SYSTEM, id)
    await vi.waitFor(async () => {
      const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
      expect((await pool().query(waiting)).rowCount).toBe(1)
    }, soon)
    await client.query(lock, [first.incidentId])
  })
  expect(await Promise.allSettled([arranging, arranging.then(() => removing)])).toMatchObject([
    { status: 'fulfilled' },
    { status: 'fulfilled' },
  ])
  expect(await findStoredTracker(id)).toBeNull()
})
