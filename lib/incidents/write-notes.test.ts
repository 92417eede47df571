/** What people write on incidents, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { listChanges, record } from './test-grouping'
import { addNote, deleteNote, editNote, starNote } from './write-notes'
import { undoChange } from './write-undo'
import { addWindow, removeWindow } from './write-windows'

withDatabase()

let mira: Doer
let noor: Doer

beforeEach(async () => {
  mira = await buildDoer('Mira')
  noor = await buildDoer('Noor Vogel')
  await record({ id: '1', from: 0, to: 30 })
})

const write = (body: string, doer = mira) =>
  inTransaction((client) => addNote(client, doer, '1', { kind: 'note', body, occurredAt: Date.UTC(2024, 4, 14) }))
const edit = (id: string, body: string, version: number, doer = mira) =>
  inTransaction((client) => editNote(client, doer, id, { body, version, occurredAt: Date.UTC(2024, 4, 14) }))

async function notes(): Promise<Record<string, unknown>[]> {
  const { rows } = await pool().query(
    `SELECT body, author_name AS author, mentions::text[], starred, version, deleted_at IS NOT NULL AS deleted
     FROM incident_note ORDER BY id`,
  )
  return rows
}

/** The id of the latest change of that kind. */
async function changeOf(what: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    'SELECT id::text FROM incident_change WHERE what = $1 ORDER BY id DESC LIMIT 1',
    [what],
  )
  return rows[0]?.id ?? ''
}

describe('notes', () => {
  it('know who is named in them', async () => {
    const id = await write('@noor vogel, can you ask @mira@example.org and @nobody?')
    expect(await notes()).toMatchObject([{ author: 'Mira', mentions: [noor.personId, mira.personId], version: 0 }])
    await edit(id, 'Solved.', 0)
    expect(await notes()).toMatchObject([{ body: 'Solved.', mentions: [], version: 1 }])
  })

  it('are edited by one of two at once; the other hears what they say now', async () => {
    const id = await write('First.')
    const outcomes = await Promise.allSettled([edit(id, 'Second.', 0), edit(id, 'Third.', 0)])
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected')
    const [note] = await notes()
    expect(lost?.reason).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`It says now: “${note?.body}”`),
    })
    expect(note?.version).toBe(1)
  })

  it('are changed and deleted by who wrote them, or an admin; starred by anybody', async () => {
    const id = await write('Mine.')
    await expect(edit(id, 'Yours.', 0, noor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(inTransaction((client) => deleteNote(client, noor, id))).rejects.toMatchObject({
      message: expect.stringMatching(/^Mira wrote this/),
    })
    await inTransaction((client) => starNote(client, noor, id, true))
    await edit(id, 'Ours.', 0, await buildDoer('Ada', { role: 'admin' }))
    expect(await notes()).toMatchObject([{ body: 'Ours.', author: 'Mira', starred: true }])
  })

  it('that are deleted come back', async () => {
    const id = await write('Mine.')
    await inTransaction((client) => deleteNote(client, mira, id))
    expect(await notes()).toMatchObject([{ deleted: true }])
    await expect(edit(id, 'Late.', 0)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const change = await changeOf('note-deleted')
    await expect(inTransaction((client) => undoChange(client, noor, change))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await notes()).toMatchObject([{ deleted: true }])
    await inTransaction((client) => undoChange(client, mira, change))
    expect(await notes()).toMatchObject([{ deleted: false, body: 'Mine.' }])
    expect((await listChanges('1')).map(({ what }) => what).slice(-3)).toEqual(['note-added', 'note-deleted', 'undone'])
    expect((await auditTrail()).map(({ action }) => action)).toEqual([
      'incident.note-added',
      'incident.note-deleted',
      'incident.undone',
    ])
  })

  it('tell of nothing to come, and belong to an incident that is there', async () => {
    const later = { kind: 'mark' as const, body: 'failover', occurredAt: Date.now() + 120_000 }
    await expect(inTransaction((client) => addNote(client, mira, '1', later))).rejects.toMatchObject({
      code: 'INVALID',
    })
    await expect(
      inTransaction((client) => addNote(client, mira, '7', { kind: 'note', body: 'x' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await notes()).toEqual([])
  })
})

describe('observed times', () => {
  const seen = {
    from: Date.UTC(2024, 4, 14, 12),
    to: Date.UTC(2024, 4, 14, 13),
    service: 'ec2',
    region: null,
    sentence: null,
  }

  it('are added, removed and brought back', async () => {
    const list = async () => (await pool().query('SELECT to_jsonb(w) AS row FROM observed_window w')).rows
    const id = await inTransaction((client) => addWindow(client, mira, '1', seen))
    const before = await list()
    await inTransaction((client) => removeWindow(client, noor, id))
    expect(await list()).toEqual([])
    const change = await changeOf('window-removed')
    await inTransaction((client) => undoChange(client, mira, change))
    expect(await list()).toEqual(before)
  })

  it.each([
    ['that end before they begin', () => seen.from - 1],
    ['to come', () => Date.now() + 120_000],
  ])('are refused %s', async (_, to) => {
    const window = { ...seen, to: to() }
    await expect(inTransaction((client) => addWindow(client, mira, '1', window))).rejects.toMatchObject({
      code: 'INVALID',
      fields: { to: expect.any(String) },
    })
  })
})
