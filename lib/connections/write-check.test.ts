/** What the live check found out: stored, replaced, and what follows from other credentials. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { PermissionCheck } from '@/lib/domain/aws-permissions'
import { storeConnection } from '@/lib/testing/build-connection'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findConnection } from './read'
import { findConnectionView } from './read-view'
import { recordCheck } from './write-check'

withDatabase()

const AT = new Date('2026-03-01T10:00:00Z')
const CHECKS: PermissionCheck[] = [
  { action: 'organizations:ListAccounts', feature: 'directory', outcome: 'denied', sentence: 'Refused.' },
  { action: 'sts:GetCallerIdentity', feature: 'credentials', outcome: 'ok', sentence: 'Works.' },
]
const NOTHING = { checks: CHECKS, accountId: null, organizationId: null }

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  await storeConnection({ id: 'c1' })
  await pool().query("INSERT INTO source (id, kind, connection_id) VALUES ('aws-health:c1', 'aws-health', 'c1')")
  await pool().query(
    `INSERT INTO source_listing (id, source_id, cursor, first_complete_at) VALUES ('health:c1', 'aws-health:c1', '{"at": 1}', now())`,
  )
  await pool().query(
    `INSERT INTO event_reading (connection_id, arn, last_updated_at, status, listed, pending)
     VALUES ('c1', 'arn', now(), 'open', '{}', false)`,
  )
})

async function progress(): Promise<unknown> {
  const { rows } = await pool().query(
    'SELECT cursor, (SELECT count(*)::int FROM event_reading) AS readings FROM source_listing',
  )
  return rows[0]
}

it('is shown in the order in which permissions are asked for, with its time', async () => {
  await recordCheck('c1', NOTHING, AT)
  expect(await findConnectionView('c1')).toMatchObject({
    checkedAt: AT.toISOString(),
    checks: [
      { action: 'sts:GetCallerIdentity', outcome: 'ok', feature: 'credentials' },
      { action: 'organizations:ListAccounts', outcome: 'denied', feature: 'directory' },
    ],
  })
})

it('replaces what was found before', async () => {
  await recordCheck('c1', NOTHING, AT)
  await recordCheck('c1', { ...NOTHING, checks: CHECKS.slice(1) }, AT)
  expect((await findConnectionView('c1'))?.checks).toHaveLength(1)
})

it('does nothing to a connection that is gone', async () => {
  await recordCheck('gone', NOTHING, AT)
  expect(await auditTrail()).toEqual([])
})

describe('whose credentials they are', () => {
  const one = { ...NOTHING, accountId: '111122223333', organizationId: 'o-one1234567' }

  it('is kept, and said once', async () => {
    await recordCheck('c1', one, AT)
    await recordCheck('c1', one, AT)
    await recordCheck('c1', NOTHING, AT)
    expect(await findConnection('c1')).toMatchObject({ accountId: '111122223333', organizationId: 'o-one1234567' })
    expect((await auditTrail()).map(({ action }) => action)).toEqual(['connection.identified'])
    expect(await progress()).toEqual({ cursor: { at: 1 }, readings: 1 })
  })

  it('may become another account of the same organization: reading goes on', async () => {
    await recordCheck('c1', one, AT)
    await recordCheck('c1', { ...one, accountId: '444455556666' }, AT)
    expect(await progress()).toEqual({ cursor: { at: 1 }, readings: 1 })
  })

  it('begins anew for another organization, all that is read through it, at once', async () => {
    await recordCheck('c1', one, AT)
    await recordCheck('c1', { ...one, organizationId: 'o-two1234567' }, AT)
    expect(await progress()).toEqual({ cursor: {}, readings: 0 })
    const { rows } = await pool().query('SELECT key FROM graphile_worker.jobs ORDER BY id')
    expect(rows.map(({ key }) => key)).toEqual(['poll-health:c1', 'read-directory:c1', 'read-inventory:c1'])
  })
})
