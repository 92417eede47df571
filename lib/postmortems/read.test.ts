/** A post-mortem as somebody reads it, whole, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { findPostmortem, getPostmortem, type Reader } from './read'
import { openFor } from './test-opened'
import { changeItem } from './write-items'
import { addItem, removeItem } from './write-items-own'

withDatabase()

let mira: Doer
let noor: Doer
let incidentId = ''

beforeEach(async () => {
  mira = await buildDoer('Mira')
  noor = await buildDoer('Noor')
  ;({ incidentId } = await openFor(mira))
})

const target = () => ({ incidentId, of: null })
const readerOf = (doer: Doer): Reader => ({
  kind: 'person',
  id: doer.personId ?? '',
  role: 'responder',
  accounts: null,
})
const read = (doer = mira) => getPostmortem(incidentId, readerOf(doer))

describe('the whole', () => {
  it('counts how far the checklist is, without what was removed', async () => {
    const { sections, progress } = await read()
    const items = sections.flatMap((section) => section.items)
    const required = items.filter(({ isRequired }) => isRequired)
    expect(progress).toMatchObject({ total: items.length, settled: 0, required: required.length, requiredSettled: 0 })
    await inTransaction(async (client) => {
      await changeItem(client, mira, target(), required[0]?.id ?? '', { version: 0, outcome: 'done' })
      await changeItem(client, mira, target(), required[1]?.id ?? '', { version: 0, dueOn: '2001-01-01' })
      const { itemId } = await addItem(client, mira, target(), { text: 'Ask the bank.', section: 'own', why: '' })
      await removeItem(client, mira, target(), itemId)
      await addItem(client, mira, target(), { text: 'Ask the landlord.', section: 'own', why: 'He knows.' })
    })
    const after = await read()
    expect(after.progress).toMatchObject({ total: items.length + 1, settled: 1, requiredSettled: 1 })
    expect(
      after.sections.flatMap((section) => section.items)[items.indexOf(required[1] ?? (items[0] as never))],
    ).toMatchObject({
      isOverdue: true,
    })
    expect(after).toMatchObject({ version: 5, changedBy: 'Mira', changedSinceRevision: false })
  })

  it('tells at most the latest 200 changes, newest first', async () => {
    await pool().query(
      `INSERT INTO postmortem_change (postmortem_id, by_kind, by_name, what, subject, after)
       SELECT id, 'person', 'Mira', 'field-written', 'lessons', jsonb_build_object('name', 'Lessons', 'n', n, 'long', repeat('x', 5000))
       FROM postmortem, generate_series(1, 250) n`,
    )
    const { history } = await read()
    expect(history).toHaveLength(200)
    expect(history[0]).toMatchObject({ sentence: 'Lessons written', by: { kind: 'person', name: 'Mira' } })
    expect(Number(history[0]?.id)).toBeGreaterThan(Number(history[199]?.id))
    expect(JSON.stringify(history)).not.toContain('xxx')
  })

  it('is of one incident, of which somebody opened it', async () => {
    await expect(findPostmortem('999', readerOf(mira))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(getPostmortem(incidentId, readerOf(mira), '999')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await findPostmortem(incidentId, readerOf(mira), 'x')).toBeNull()
    await pool().query('TRUNCATE postmortem CASCADE')
    expect(await findPostmortem(incidentId, readerOf(mira))).toBeNull()
  })
})

it('says to each whether they may sign', async () => {
  await pool().query("UPDATE postmortem SET state = 'review'")
  await pool().query('UPDATE incident SET owner_id = $1', [mira.personId])
  const mayOf = async (doer: Doer) => {
    const { signOffs } = await read(doer)
    return Object.fromEntries(signOffs.map(({ who, whyNot }) => [who, whyNot]))
  }
  expect(await mayOf(mira)).toMatchObject({ 'incident-owner': null, reviewer: expect.stringContaining('own') })
  expect(await mayOf(noor)).toMatchObject({ 'incident-owner': expect.stringContaining('Mira'), reviewer: null })
})
