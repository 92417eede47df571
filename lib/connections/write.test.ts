/** Connections: made, changed, switched, deleted; what is audited, handed to the worker, and kept. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { storeConnection } from '@/lib/testing/build-connection'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findConnection, listConnections } from './read'
import { findConnectionView } from './read-view'
import type { ConnectionSettings } from './schemas'
import { changeConnection, checkConnectionSoon, createConnection, deleteConnection, switchConnection } from './write'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const SETTINGS: ConnectionSettings = {
  name: 'Main',
  credentials: {
    from: 'assume-role',
    roleArn: 'arn:aws:iam::111122223333:role/faultline',
    externalId: 'random-words-7f3a',
  },
  regions: ['eu-west-1'],
  queueUrls: ['https://sqs.us-east-1.amazonaws.com/111122223333/faultline-health'],
  evidence: {
    role: 'tools/FaultlineEvidence',
    externalId: 'other-words-9c1b',
    watchesChanges: true,
    breakGlassUsers: ['break-glass'],
    codeTags: ['terraform'],
  },
}
type Role = ConnectionSettings['credentials']
const MADE = { ...SETTINGS, kind: 'organization', partition: 'aws' } as const

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(() => pool().query('DELETE FROM graphile_worker._private_jobs'))

async function jobs(): Promise<unknown[]> {
  const { rows } = await pool().query(`SELECT task_identifier AS task, key FROM graphile_worker.jobs ORDER BY id`)
  return rows
}

describe('createConnection', () => {
  it('stores it, has it checked, and keeps the external id out of the audit', async () => {
    const id = await createConnection(actor, MADE)
    expect(await findConnection(id)).toMatchObject({
      ...MADE,
      id,
      origin: 'application',
      enabled: true,
      accountId: null,
    })
    expect(await jobs()).toEqual([{ task: 'check-connection', key: `check-connection:${id}` }])
    const trail = await auditTrail()
    expect(trail).toMatchObject([{ action: 'connection.created', subject: 'Main' }])
    expect(JSON.stringify(trail)).not.toMatch(/random-words|other-words/)
  })

  it('refuses a name that is taken, and then hands nothing to the worker', async () => {
    const outcomes = await Promise.allSettled([createConnection(actor, MADE), createConnection(actor, MADE)])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'CONFLICT', fields: { name: expect.any(String) } } }])
    expect(await listConnections()).toHaveLength(1)
    expect(await jobs()).toHaveLength(1)
  })
})

describe('changeConnection', () => {
  it('says what moved, and only that', async () => {
    const id = await createConnection(actor, MADE)
    await changeConnection(actor, id, 'aws', SETTINGS)
    expect(await auditTrail()).toHaveLength(1)
    const credentials = { ...SETTINGS.credentials, externalId: 'other-words-99aa' } as ConnectionSettings['credentials']
    await changeConnection(actor, id, 'aws', { ...SETTINGS, name: 'Other', credentials })
    expect((await auditTrail())[1]).toMatchObject({
      action: 'connection.changed',
      before: { name: 'Main', externalId: '…7f3a' },
      after: { name: 'Other', externalId: '…99aa' },
    })
    expect(await findConnection(id)).toMatchObject({ name: 'Other', credentials })
  })

  it('keeps an external id that ends as the old one did, and shows nothing of a short one', async () => {
    const id = await createConnection(actor, MADE)
    const withId = (externalId: string) =>
      changeConnection(actor, id, 'aws', { ...SETTINGS, credentials: { ...SETTINGS.credentials, externalId } as Role })
    await withId('other-words-7f3a')
    expect(await findConnection(id)).toMatchObject({ credentials: { externalId: 'other-words-7f3a' } })
    await withId('eleven-7f3a')
    expect((await auditTrail()).slice(1)).toMatchObject([
      { action: 'connection.changed', before: { externalId: '…7f3a' }, after: { externalId: '…7f3a' } },
      { action: 'connection.changed', before: { externalId: '…7f3a' }, after: { externalId: '…' } },
    ])
  })

  it('leaves no remains of another way in', async () => {
    const id = await createConnection(actor, MADE)
    await changeConnection(actor, id, 'aws', { ...SETTINGS, credentials: { from: 'default' } })
    const { rows } = await pool().query('SELECT role_arn, external_id, profile FROM aws_connection')
    expect(rows).toEqual([{ role_arn: null, external_id: null, profile: null }])
  })

  it('refuses a taken name, another partition, the one of the environment, and one that is gone', async () => {
    const id = await createConnection(actor, MADE)
    await storeConnection({ id: 'environment', name: 'AWS', origin: 'environment' })
    const change = (...[where, partition, name]: ['environment' | 'gone' | 'it', 'aws' | 'aws-cn', string]) =>
      changeConnection(actor, where === 'it' ? id : where, partition, { ...SETTINGS, name })
    await expect(change('it', 'aws', 'AWS')).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { name: expect.any(String) },
    })
    await expect(change('it', 'aws-cn', 'New')).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(change('environment', 'aws', 'New')).rejects.toThrow(/FAULTLINE_AWS/)
    await expect(change('gone', 'aws', 'New')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await auditTrail()).toHaveLength(1)
  })
})

describe('switchConnection', () => {
  it('switches off and on again, each once', async () => {
    const id = await createConnection(actor, MADE)
    for (const enabled of [false, false, true, true]) await switchConnection(actor, id, enabled)
    expect((await auditTrail()).map(({ action }) => action)).toEqual([
      'connection.created',
      'connection.switched-off',
      'connection.switched-on',
    ])
    expect(await findConnection(id)).toMatchObject({ enabled: true })
  })
})

describe('deleteConnection', () => {
  it('keeps the accounts that it showed, and forgets how far it had read', async () => {
    const id = await createConnection(actor, MADE)
    await pool().query("INSERT INTO source (id, kind, connection_id) VALUES ('aws-health:c', 'aws-health', $1)", [id])
    await pool().query("INSERT INTO source_listing (id, source_id) VALUES ('health:c', 'aws-health:c')")
    await pool().query(
      `INSERT INTO aws_account (id, connection_id, name, status, first_seen_at, last_seen_at)
       VALUES ('111122223333', $1, 'One', 'ACTIVE', now(), now())`,
      [id],
    )
    await pool().query(
      `INSERT INTO event_reading (connection_id, arn, last_updated_at, status, listed, pending)
       VALUES ($1, 'arn', now(), 'open', '{}', false)`,
      [id],
    )
    expect(await findConnectionView(id)).toMatchObject({ events: 1, accounts: 1 })
    await deleteConnection(actor, id)
    expect(await findConnection(id)).toBeNull()
    const left = await pool().query(
      `SELECT (SELECT count(*)::int FROM source_listing) AS listings, (SELECT count(*)::int FROM event_reading) AS readings,
              (SELECT array_agg(connection_id) FROM aws_account) AS accounts`,
    )
    expect(left.rows).toEqual([{ listings: 0, readings: 0, accounts: [null] }])
    expect((await auditTrail()).at(-1)).toMatchObject({ action: 'connection.deleted', before: { name: 'Main' } })
  })

  it('deletes the one of the environment only once that no longer asks for it', async () => {
    await storeConnection({ id: 'environment', origin: 'environment' })
    await expect(deleteConnection(actor, 'environment')).rejects.toThrow(/FAULTLINE_AWS/)
    await pool().query('UPDATE aws_connection SET enabled = false')
    await deleteConnection(actor, 'environment')
    expect(await listConnections()).toEqual([])
  })
})

it('hands one check to the worker, however often it is asked for', async () => {
  await storeConnection({ id: 'c1' })
  await Promise.all([checkConnectionSoon('c1'), checkConnectionSoon('c1'), checkConnectionSoon('c1')])
  expect(await jobs()).toEqual([{ task: 'check-connection', key: 'check-connection:c1' }])
  await expect(checkConnectionSoon('gone')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await auditTrail()).toEqual([])
})
