/**
 * Whoever changes a post-mortem holds one connection and needs no second: others wait for its lock with all that are left.
 */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { addAction, removeAction } from './write-actions'
import { refreshField, saveField } from './write-fields'
import { changeItems } from './write-items-bulk'
import { addItem, removeItem } from './write-items-own'
import { publish } from './write-publish'
import { sign } from './write-sign-offs'
import { askForReview, endReview } from './write-state'

withDatabase()

/** Runs `work` while only one connection is left. */
async function withOneConnection(work: () => Promise<void>): Promise<void> {
  const taken = await Promise.all(Array.from({ length: (pool().options.max ?? 10) - 1 }, () => pool().connect()))
  try {
    await work()
  } finally {
    for (const client of taken) client.release()
  }
}

it('needs no other connection, from opening to publishing', async () => {
  const [mira, omar] = [await buildDoer('Mira'), await buildDoer('Omar')]
  const incidentId = await buildIncident([], { title: 'IAM fails', kind: 'identity', severity: 2 })
  const merged = await openFor(mira)
  await mergeInto(merged.incidentId, incidentId)
  await withOneConnection(async () => {
    const target = { incidentId, of: merged.postmortemId }
    const run = inTransaction
    const saved = { version: 0, body: 'Keep keys in two places.' }
    await run((client) => saveField(client, mira, { ...target, key: 'lessons' }, saved))
    const facts = { version: 0, body: 'IAM failed twice.', asOf: '2026-05-09T00:00:00.000Z' }
    await run((client) => refreshField(client, mira, { ...target, key: 'summary' }, facts))
    const own = { text: 'Ours', section: 'own', why: '' }
    const { itemId } = await run((client) => addItem(client, mira, target, own))
    await run((client) => changeItems(client, mira, target, { ids: [itemId], owner: 'me' }))
    await run((client) => removeItem(client, mira, target, itemId))
    const plan = { title: 'Rotate', type: 'prevent' as const }
    const action = await run((client) => addAction(client, mira, incidentId, plan, target.of))
    await run((client) => changeAction(client, mira, action, { version: 0, state: 'done' }))
    await run((client) => removeAction(client, mira, action))
    await run((client) => client.query("UPDATE checklist_item SET outcome = 'done'"))
    await run((client) => client.query('UPDATE incident SET owner_id = $1', [mira.personId]))
    const asked = () => run((client) => askForReview(client, mira, incidentId, target.of))
    await asked()
    await run((client) => endReview(client, mira, incidentId, target.of))
    await asked()
    const { rows } = await run((client) => client.query<{ version: number }>('SELECT version FROM postmortem'))
    const version = rows[0]?.version ?? -1
    await run((client) => sign(client, mira, { ...target, role: 'owner' }, version))
    await run((client) => sign(client, omar, { ...target, role: 'reviewer' }, version))
    expect(await run((client) => publish(client, mira, { ...target, version }))).toBe(1)
  })
})
