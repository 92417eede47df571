/** What people say of an incident's life and facts, on a real database, two at once included. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { listChanges, record } from './test-grouping'
import { assignOwner, changeKind, followProposal, overrideSeverity, rename } from './write-fields'
import { acknowledge, changeStatus, type StatusChange } from './write-life'
import { addResponder, removeResponder } from './write-responders'
import { undoChange } from './write-undo'

withDatabase()

let mira: Doer
let noor: Doer
const ID = '1'

beforeEach(async () => {
  mira = await buildDoer('Mira')
  noor = await buildDoer('Noor')
  await record({ id: '1', status: 'open', endedAt: null })
})

const say = (doer: Doer, change: StatusChange, version?: number) =>
  inTransaction((client) => changeStatus(client, doer, { id: ID, version: version ?? null }, change))
const ack = (doer: Doer, version?: number) =>
  inTransaction((client) => acknowledge(client, doer, { id: ID, version: version ?? null }))

async function stored(): Promise<Record<string, unknown>> {
  const { rows } = await pool().query<{ row: Record<string, unknown> }>(
    'SELECT to_jsonb(i) AS row FROM incident i WHERE id = $1',
    [ID],
  )
  return rows[0]?.row ?? {}
}

describe('acknowledge', () => {
  it('is for the first of two at once; the other hears who was first', async () => {
    const outcomes = await Promise.allSettled([ack(mira, 0), ack(noor, 0)])
    const won = outcomes.filter(({ status }) => status === 'fulfilled')
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(won).toHaveLength(1)
    const { acknowledged_by: first } = await stored()
    expect(lost?.reason).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        new RegExp(`^${String(first)} acknowledged it at \\d\\d:\\d\\d UTC; nothing changed\\.$`),
      ),
    })
    expect((await listChanges(ID)).filter(({ what }) => what === 'status')).toHaveLength(1)
    expect((await auditTrail()).map(({ action }) => action)).toEqual(['incident.acknowledged'])
  })

  it('names who did last, after it was reopened', async () => {
    await ack(mira)
    await say(mira, { status: 'resolved' })
    await say(mira, { status: 'reopened' })
    await ack(noor)
    await expect(ack(mira)).rejects.toMatchObject({ message: expect.stringMatching(/^Noor acknowledged it at/) })
    expect(await stored()).toMatchObject({ acknowledged_by: 'Mira' })
  })

  it('names a stale version where that is what is wrong', async () => {
    await inTransaction((client) => assignOwner(client, noor, { id: ID, version: 0 }, 'me'))
    await expect(ack(mira, 0)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Noor made Noor the owner \(.*UTC\) since you looked\./),
    })
  })
})

describe('changeStatus', () => {
  it('follows the life, with the time at which it happened, and counts as seen', async () => {
    const at = Date.now() - 600_000
    const { version } = await say(
      mira,
      { status: 'mitigated', occurredAt: at, note: 'Failed over to **eu-west-1**.' },
      0,
    )
    expect(version).toBe(1)
    expect(await stored()).toMatchObject({ status: 'mitigated', version: 1, acknowledged_by: 'Mira' })
    const { rows } = await pool().query<{ at: Date; body: string }>('SELECT occurred_at AS at, body FROM incident_note')
    expect(rows).toEqual([{ at: new Date(at), body: 'Failed over to **eu-west-1**.' }])
    await expect(say(mira, { status: 'acknowledged' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('It is mitigated now, which can become investigating or identified or resolved'),
    })
  })

  it('tells who changed what since, and writes nothing', async () => {
    await say(noor, { status: 'investigating' }, 0)
    await inTransaction((client) => rename(client, noor, { id: ID, version: 1 }, 'Lambda is slow'))
    const before = await stored()
    await expect(say(mira, { status: 'identified', note: 'It is DNS.' }, 0)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        /^Noor set the status to Investigating \(.*\); Noor set the title to “Lambda is slow” \(.*\) since you looked/,
      ),
    })
    expect(await stored()).toEqual(before)
    expect((await pool().query('SELECT FROM incident_note')).rowCount).toBe(0)
  })

  it('lets only one of two who saw the same change it', async () => {
    const outcomes = await Promise.allSettled([
      say(mira, { status: 'investigating' }, 0),
      say(noor, { status: 'identified' }, 0),
      inTransaction((client) => assignOwner(client, noor, { id: ID, version: 0 }, 'me')),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await stored()).toMatchObject({ version: 1 })
  })

  it.each([
    ['in the future', () => Date.now() + 120_000, /is in the future/],
    ['before the incident began', () => Date.UTC(2000, 0, 1), /is before the incident began/],
  ])('refuses a time %s', async (_, at, message) => {
    const refused = say(mira, { status: 'resolved', occurredAt: at() }, 0)
    await expect(refused).rejects.toMatchObject({ code: 'INVALID', message: expect.stringMatching(message) })
    expect(await stored()).toMatchObject({ status: 'detected', version: 0, resolved_at: null })
  })

  it('reopens no earlier than it was resolved', async () => {
    const resolvedAt = Date.now() - 60_000
    await say(mira, { status: 'resolved', occurredAt: resolvedAt })
    await expect(say(mira, { status: 'reopened', occurredAt: resolvedAt - 60_000 })).rejects.toMatchObject({
      message: expect.stringMatching(/is before it was resolved/),
    })
    await say(mira, { status: 'reopened', occurredAt: resolvedAt + 1_000 })
    expect(await stored()).toMatchObject({ status: 'reopened', resolved_at: null })
  })
})

describe('fields', () => {
  it('a severity needs no more than a reason, and goes back to the proposal', async () => {
    await inTransaction((client) =>
      overrideSeverity(client, mira, { id: ID, version: 0 }, { severity: 'SEV1', reason: 'Payments stand still.' }),
    )
    expect(await stored()).toMatchObject({ severity: 1, severity_reason: 'Payments stand still.' })
    await record({ id: '1', status: 'open', endedAt: null, summary: 'It goes on' })
    expect(await stored()).toMatchObject({ severity: 1 })
    await inTransaction((client) => followProposal(client, mira, { id: ID, version: 1 }))
    const row = await stored()
    expect(row).toMatchObject({ severity: row.proposed_severity, severity_reason: null, version: 2 })
  })

  it('what is so already changes nothing', async () => {
    const { version } = await inTransaction((client) => assignOwner(client, mira, { id: ID, version: 0 }, 'me'))
    const again = await inTransaction((client) => assignOwner(client, mira, { id: ID, version }, 'me'))
    expect(again).toMatchObject({ version: 1, changeId: null })
    expect((await auditTrail()).length).toBe(1)
  })

  it('a title and a kind by hand stay, until they are given back', async () => {
    const { title } = await stored()
    await inTransaction((client) => rename(client, mira, { id: ID }, 'Our own words'))
    await inTransaction((client) => changeKind(client, mira, { id: ID }, 'change'))
    await record({ id: '1', status: 'open', endedAt: null, summary: 'Other words of theirs' })
    expect(await stored()).toMatchObject({ title: 'Our own words', kind: 'change' })
    await inTransaction((client) => rename(client, mira, { id: ID }, null))
    expect((await stored()).title).not.toBe('Our own words')
    expect(typeof title).toBe('string')
  })

  it('each can be taken back where nothing moved since, and only there', async () => {
    const first = await inTransaction((client) => assignOwner(client, mira, { id: ID }, 'me'))
    const second = await inTransaction((client) => assignOwner(client, noor, { id: ID }, 'me'))
    await expect(inTransaction((client) => undoChange(client, mira, first.changeId ?? ''))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Noor made Noor the owner/),
    })
    await inTransaction((client) => undoChange(client, mira, second.changeId ?? ''))
    expect(await stored()).toMatchObject({ owner_id: mira.personId })
    await inTransaction((client) => undoChange(client, mira, first.changeId ?? ''))
    expect(await stored()).toMatchObject({ owner_id: null, version: 4 })
    await expect(inTransaction((client) => undoChange(client, mira, first.changeId ?? ''))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^This was taken back already/),
    })
  })

  it('a status that was set by mistake is taken back with its times', async () => {
    const before = await stored()
    const { changeId } = await say(mira, { status: 'resolved' })
    await inTransaction((client) => undoChange(client, mira, changeId ?? ''))
    expect(await stored()).toEqual({ ...before, version: 2 })
  })
})

describe('responders', () => {
  it('join once and leave once', async () => {
    await inTransaction((client) => addResponder(client, mira, ID, 'me'))
    await inTransaction((client) => addResponder(client, noor, ID, mira.personId ?? ''))
    await inTransaction((client) => removeResponder(client, mira, ID, 'me'))
    await inTransaction((client) => removeResponder(client, mira, ID, 'me'))
    const changes = await listChanges(ID)
    expect(changes.map(({ what }) => what).filter((what) => what.startsWith('responder'))).toEqual([
      'responder-joined',
      'responder-left',
    ])
    expect(await stored()).toMatchObject({ version: 0 })
  })
})
