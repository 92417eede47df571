/** The connection that FAULTLINE_AWS asks for: what a change of it leaves of what was read before. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findConnection, listToCheckAtStart } from './read'
import { keepEnvironmentConnection } from './write-environment'

withDatabase()

const EVIDENCE = { role: 'FaultlineEvidence', externalId: null, watchesChanges: false }
const ORGANIZATION = { connection: 'organization', queueUrls: [], region: 'us-east-1', evidence: EVIDENCE } as const

beforeEach(async () => {
  await keepEnvironmentConnection(ORGANIZATION)
  await pool().query("UPDATE aws_connection SET account_id = '111122223333', organization_id = 'o-one1234567'")
  await pool().query(
    "INSERT INTO source (id, kind, connection_id) VALUES ('aws-health:environment', 'aws-health', 'environment')",
  )
  await pool().query(
    `INSERT INTO source_listing (id, source_id, cursor, first_complete_at, next_poll_at)
     VALUES ('health:environment', 'aws-health:environment', '{"at": 1}', now(), now() + interval '1 day')`,
  )
  await pool().query(
    `INSERT INTO event_reading (connection_id, arn, last_updated_at, status, listed, pending)
     VALUES ('environment', 'arn', now(), 'closed', '{}', false)`,
  )
})

async function progress() {
  const { rows } = await pool().query<{ cursor: unknown; isComplete: boolean; isDue: boolean; readings: number }>(
    `SELECT cursor, first_complete_at IS NOT NULL AS "isComplete", next_poll_at <= now() AS "isDue",
       (SELECT count(*)::int FROM event_reading) AS readings FROM source_listing`,
  )
  return rows[0]
}

const KEPT = { cursor: { at: 1 }, isComplete: true, isDue: false, readings: 1 }
const ANEW = { cursor: {}, isComplete: false, isDue: true, readings: 0 }
const actions = async () => (await auditTrail()).slice(1)

it('goes on where it was while the environment says the same', async () => {
  await keepEnvironmentConnection(ORGANIZATION)
  expect(await progress()).toEqual(KEPT)
  expect(await actions()).toEqual([])
})

it('begins anew where another kind is asked for, and does not know whose credentials these are', async () => {
  await keepEnvironmentConnection({ ...ORGANIZATION, connection: 'account' })
  expect(await progress()).toEqual(ANEW)
  expect(await findConnection('environment')).toMatchObject({ kind: 'account', accountId: null, organizationId: null })
  expect(await actions()).toMatchObject([
    { action: 'connection.changed', before: { kind: 'organization' }, after: { kind: 'account' } },
  ])
})

it('begins anew in another partition, though it was switched off meanwhile', async () => {
  await keepEnvironmentConnection({ ...ORGANIZATION, connection: null })
  expect(await progress()).toEqual(KEPT)
  await keepEnvironmentConnection({ ...ORGANIZATION, region: 'cn-north-1' })
  expect(await progress()).toEqual(ANEW)
  expect(await findConnection('environment')).toMatchObject({ partition: 'aws-cn', accountId: null, enabled: true })
  expect((await actions()).map(({ action }) => action)).toEqual([
    'connection.switched-off',
    'connection.switched-on',
    'connection.changed',
  ])
})

it('goes on where only its queues are others, which is audited', async () => {
  const queueUrls = ['https://sqs.us-east-1.amazonaws.com/111122223333/health']
  await keepEnvironmentConnection({ ...ORGANIZATION, queueUrls })
  expect(await progress()).toEqual(KEPT)
  expect(await findConnection('environment')).toMatchObject({ accountId: '111122223333', queueUrls })
  expect(await actions()).toMatchObject([
    { action: 'connection.changed', before: { queueUrls: [] }, after: { queueUrls } },
  ])
})

it('is checked at every start, because its credentials may have become others', async () => {
  expect(await listToCheckAtStart()).toEqual(['environment'])
  await pool().query(
    "INSERT INTO connection_check VALUES ('environment', 'sts:GetCallerIdentity', 'ok', 'Works.', now())",
  )
  expect(await listToCheckAtStart()).toEqual(['environment'])
  await keepEnvironmentConnection({ ...ORGANIZATION, connection: null })
  expect(await listToCheckAtStart()).toEqual([])
})

it('takes over how evidence is collected, and keeps the external id out of the audit', async () => {
  const evidence = { role: 'tools/reader', externalId: 'said-by-faultline', watchesChanges: true }
  await keepEnvironmentConnection({ ...ORGANIZATION, evidence })
  expect((await findConnection('environment'))?.evidence).toMatchObject(evidence)
  const trail = await actions()
  expect(trail).toMatchObject([
    { action: 'connection.changed', after: { evidenceRole: 'tools/reader', watchesChanges: true } },
  ])
  expect(JSON.stringify(trail)).not.toContain('said-by')
  await keepEnvironmentConnection({ ...ORGANIZATION, evidence: { ...evidence, role: null } })
  expect((await findConnection('environment'))?.evidence.role).toBeNull()
})
