/** What becomes of actions when their issues move, on a real database. */
import { expect, it } from 'vitest'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { findAction } from './read-actions'
import { openFor } from './test-opened'
import { moveByIssue } from './write-action-moves'
import { addAction, bringBackAction, removeAction } from './write-actions'

withDatabase()

it('is known when an action is brought back that was removed meanwhile', async () => {
  const mira = await buildDoer('Mira')
  const { incidentId } = await openFor(mira)
  const given = { title: 'Rotate', type: 'prevent' as const }
  const id = await inTransaction((client) => addAction(client, mira, incidentId, given))
  await inTransaction((client) => removeAction(client, mira, id))
  const move = { state: 'done' as const, outcome: '', issue: 'GitHub #12' }
  expect(await inTransaction((client) => moveByIssue(client, id, move))).toBe(true)
  await inTransaction((client) => bringBackAction(client, mira, id))
  expect(await findAction(id, null)).toMatchObject({ state: 'done', endedBy: 'GitHub #12' })
})
