/** What webhooks send, on a real database: strangers learn nothing, and a burst of deliveries does not stop itself. */
import { createHmac } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { buildActions, buildTracker } from '@/lib/testing/build-tracker'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { withGithub } from '@/lib/testing/trackers'
import { answerHook } from './request-hook'

withDatabase()
const github = withGithub()

beforeEach(emptyQueue)

const BODY = JSON.stringify({ action: 'closed', issue: { number: 1 }, repository: { full_name: 'acme/ops' } })

function delivery(secret: string): Request {
  const signature = `sha256=${createHmac('sha256', secret).update(BODY).digest('hex')}`
  return new Request('http://127.0.0.1/api/hooks/x', {
    method: 'POST',
    body: BODY,
    headers: { 'x-hub-signature-256': signature },
  })
}

it.each(['', 'x', '\u0000', '%', "' OR true --", '3b241101-e2bb-4255-8caf-4136c566a962'])(
  'refuses what is sent for the tracker %j as what is not signed',
  async (id) => {
    expect((await answerHook(delivery('a secret'), id)).status).toBe(401)
  },
)

it('takes many deliveries at once: each needs one connection at a time', async () => {
  const { id, secret } = await buildTracker(github.api, github.token)
  const { actionIds } = await buildActions('Rotate')
  await pool().query(
    "INSERT INTO action_issue (action_id, tracker_id, state, key, asked_by_name) VALUES ($1, $2, 'linked', '#1', 'Mira')",
    [actionIds[0], id],
  )
  const taken = await Promise.all(Array.from({ length: (pool().options.max ?? 10) - 1 }, () => pool().connect()))
  try {
    expect((await answerHook(delivery(secret), id)).status).toBe(202)
  } finally {
    for (const client of taken) client.release()
  }
  const { rows } = await pool().query("SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'read-issue:%'")
  expect(rows).toEqual([{ key: `read-issue:${id}:#1` }])
})
