/** Taking arrangements back, seeing them before, and who may arrange, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { previewArrangement } from './read-preview'
import { carryOut, eventId, merge, OWN, recordFour, undo, wholeState } from './test-arranging'
import { listIncidents, listPartition, record } from './test-grouping'
import { changeStatus } from './write-life'
import { linkIncidents, unlinkIncidents } from './write-relations'

withDatabase()

let mira: Doer

beforeEach(async () => {
  mira = await buildDoer('Mira')
  await recordFour()
  expect(await listPartition()).toEqual(['1 2', '3', '4'])
})

const principal: Principal = {
  ...{ kind: 'person', id: '00000000-0000-4000-8000-000000000001', name: 'Mira', email: 'mira@example.org' },
  ...{ role: 'responder', sessionId: '1', twoFactorEnabled: false, canReturn: true, accounts: null },
}

describe('undo', () => {
  it('keeps what people said since', async () => {
    const arranged = await merge(mira, '2', '1')
    await inTransaction((client) => changeStatus(client, mira, { id: '1' }, { status: 'closed' }))
    await undo(mira, arranged)
    expect(await listPartition()).toEqual(['1 2', '3', '4'])
    expect((await listIncidents()).map(({ status }) => status)).toEqual(['closed', 'resolved', 'detected'])
  })

  it('says what moved since, and changes nothing', async () => {
    const arranged = await merge(mira, '2', '1')
    await merge(mira, '3', '1')
    const before = await wholeState()
    await expect(undo(mira, arranged)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Since then 1 event joined, so it cannot be taken back as a whole/),
    })
    expect(await wholeState()).toEqual(before)
  })

  it('of either incident takes back the whole, once', async () => {
    await merge(mira, '2', '1')
    const { rows } = await pool().query<{ id: string }>(
      "SELECT id::text FROM incident_change WHERE incident_id = 2 AND what = 'merged'",
    )
    const changeId = rows[0]?.id ?? ''
    await undo(mira, { changeId })
    expect(await listPartition()).toEqual(['1 2', '3', '4'])
    await expect(undo(mira, { changeId })).rejects.toMatchObject({
      message: expect.stringMatching(/taken back already/),
    })
  })
})

describe('preview', () => {
  it('shows before and after, and changes nothing', async () => {
    const before = await wholeState()
    const preview = await previewArrangement(principal, { what: 'merge', target: { id: '2' }, into: '1' })
    expect(
      preview.map(({ id, before, after }) => [id, before?.eventCount, after.eventCount, after.mergedInto]),
    ).toEqual([
      ['1', 2, 3, null],
      ['2', 1, 0, '1'],
    ])
    expect(await wholeState()).toEqual(before)
    expect((await auditTrail()).length).toBe(0)
    await merge(mira, '2', '1')
    const [first] = preview
    expect((await listIncidents())[0]).toMatchObject({ title: first?.after.title, status: first?.after.status })
  })

  it('shows what would be made', async () => {
    const preview = await previewArrangement(principal, {
      what: 'split',
      target: { id: '1' },
      eventIds: [await eventId('1')],
    })
    expect(preview.map(({ id, before, after }) => [id, before === null, after.events.length])).toEqual([
      ['1', false, 1],
      [null, true, 1],
    ])
    const opened = await previewArrangement(principal, { what: 'open', incident: OWN })
    expect(opened).toMatchObject([{ id: null, before: null, after: { title: OWN.title, eventCount: 0 } }])
  })

  it('is refused as the arrangement would be', async () => {
    await expect(
      previewArrangement(principal, { what: 'merge', target: { id: '1' }, into: '1' }),
    ).rejects.toMatchObject({
      code: 'INVALID',
    })
  })
})

describe('those who see some accounts', () => {
  const [own, foreign] = ['111122223333', '444455556666']

  beforeEach(async () => {
    await record({ id: '5', scope: 'ACCOUNT_SPECIFIC', region: 'sa-east-1', service: 'sqs', from: 500, to: 520 })
    const names =
      'INSERT INTO affected_account (event_id, account_id, first_seen_at) SELECT $1, unnest($2::text[]), now()'
    await pool().query(names, [await eventId('5'), [own, foreign]])
  })

  it('arrange what they see wholly, and nothing else', async () => {
    const noor = await buildDoer('Noor', { accounts: [own] })
    await merge(noor, '2', '1')
    await expect(merge(noor, '4', '1')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await pool().query('DELETE FROM affected_account WHERE account_id = $1', [foreign])
    await merge(noor, '4', '1')
    expect(await listPartition()).toEqual(['1 2 3 5', '4'])
  })

  it('do not find what they do not see', async () => {
    const ines = await buildDoer('Ines', { accounts: [] })
    await expect(merge(ines, '4', '1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const held = carryOut(ines, { what: 'move', eventId: await eventId('5'), to: '1' })
    await expect(held).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('links', () => {
  it('tie two, once, and are taken away and back', async () => {
    await inTransaction((client) => linkIncidents(client, mira, '2', { other: '1', reason: 'the same deploy' }))
    await expect(
      inTransaction((client) => linkIncidents(client, mira, '1', { other: '2', reason: null })),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(
      inTransaction((client) => linkIncidents(client, mira, '1', { other: '1', reason: null })),
    ).rejects.toMatchObject({ code: 'INVALID' })
    await inTransaction((client) => unlinkIncidents(client, mira, '1', { other: '2' }))
    expect((await pool().query('SELECT FROM incident_relation')).rowCount).toBe(0)
    const { rows } = await pool().query<{ id: string }>(
      "SELECT id::text FROM incident_change WHERE what = 'unlinked' AND incident_id = 2",
    )
    await undo(mira, { changeId: rows[0]?.id ?? '' })
    const relations = await pool().query(
      'SELECT incident_id::int AS a, other_id::int AS b, reason FROM incident_relation',
    )
    expect(relations.rows).toEqual([{ a: 1, b: 2, reason: 'the same deploy' }])
  })
})
