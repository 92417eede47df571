/** A connection that turns out to be another's while it is read: the poll under way counts for nothing, the next begins anew. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { deleteConnection } from '@/lib/connections/write'
import { recordCheck } from '@/lib/connections/write-check'
import { pool } from '@/lib/db/pool'
import { withAws } from '@/lib/testing/aws'
import { actorOf } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { connect, getConnection, latestRun } from './health/testing/connect'
import { happen } from './health/testing/happenings'
import { expectTruth } from './health/testing/truth'
import { pollHealth } from './poll-health'
import { rereadHealth } from './reread-health'

withDatabase()
const aws = withAws()

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

const LIST = 'DescribeEventsForOrganization'
const ONE = { checks: [], accountId: '100000000001', organizationId: 'o-one1234567' }
const OTHER = { ...ONE, organizationId: 'o-two1234567' }
const soon = { timeout: 15_000, interval: 5 }

async function progress(id: string) {
  const { rows } = await pool().query(
    `SELECT cursor, first_complete_at AS "completeAt", failure, next_poll_at <= now() AS "isDue",
       (SELECT count(*)::int FROM event_reading) AS readings FROM source_listing WHERE id = $1`,
    [`health:${id}`],
  )
  return rows[0]
}

function isUnderWay(id: string) {
  return vi.waitFor(async () => expect(await latestRun(`health:${id}`)).toMatchObject({ outcome: 'running' }), soon)
}

describe('a poll under way', () => {
  it.each([LIST, 'DescribeAffectedAccountsForOrganization', 'DescribeEventDetailsForOrganization'])(
    'writes nothing over the new beginning (%s is slow)',
    async (operation) => {
      const id = operation.toLowerCase()
      const connection = await connect('organization', id)
      await recordCheck(id, ONE, new Date())
      happen(aws, { events: 130, accounts: 2 })
      await pollHealth(connection)
      await pool().query('UPDATE event_reading SET pending = true')
      onTestFinished(aws.faults.on({ kind: 'slow', operation, delayMs: 1_000 }))
      const polling = pollHealth(await getConnection(id))
      await isUnderWay(id)
      await recordCheck(id, OTHER, new Date())
      aws.faults.clear()
      expect((await polling).getTime()).toBeLessThanOrEqual(Date.now())
      expect(await progress(id)).toEqual({ cursor: {}, completeAt: null, failure: null, isDue: true, readings: 0 })
      expect(await latestRun(`health:${id}`)).toMatchObject({
        outcome: 'failed',
        error: expect.stringMatching(/another account or organization/),
      })
      await pollHealth(await getConnection(id))
      await expectTruth(aws.truth)
      expect(await progress(id)).toMatchObject({ readings: 130, failure: null })
    },
  )

  it('ends with its connection', async () => {
    const connection = await connect('organization', 'deleted')
    happen(aws, { events: 130 })
    onTestFinished(aws.faults.on({ kind: 'slow', operation: LIST, delayMs: 200 }))
    const polling = pollHealth(connection)
    await isUnderWay('deleted')
    await deleteConnection(actorOf('00000000-0000-4000-8000-000000000001'), 'deleted')
    await polling
    expect(await progress('deleted')).toBeUndefined()
  })
})

it('what the environment reads for one account is read anew once AWS names another', async () => {
  const connection = await connect('account', 'environment')
  await pool().query("UPDATE aws_connection SET origin = 'environment', account_id = '999999999999'")
  const { arn } = aws.truth.events.add()
  aws.truth.events.hit(arn, aws.truth.directory.managementAccount)
  await pollHealth(await getConnection(connection.id))
  expect(await getConnection(connection.id)).toMatchObject({ accountId: aws.truth.directory.managementAccount })
  await pollHealth(await getConnection(connection.id))
  const { rows } = await pool().query('SELECT DISTINCT account_id FROM affected_account')
  expect(rows).toEqual([{ account_id: aws.truth.directory.managementAccount }])
  await rereadHealth(await getConnection(connection.id))
  expect(aws.calls.count('GetCallerIdentity')).toBe(1)
})
