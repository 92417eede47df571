import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { withAws } from '@/lib/testing/aws'
import { withDatabase } from '@/lib/testing/database'
import { connect, latestRun } from './health/testing/connect'
import { accountOf, happen } from './health/testing/happenings'
import { expectTruth } from './health/testing/truth'
import { pollHealth } from './poll-health'
import { rereadHealth } from './reread-health'

withDatabase()
const aws = withAws()

const LIST = 'DescribeEventsForOrganization'
const ENTITIES = 'DescribeAffectedEntitiesForOrganization'
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000, interval: 5 }

let number = 0
let connection: AwsConnection
beforeEach(async () => {
  number += 1
  connection = await connect('organization', `organization-${number}`)
})

const run = (kind: 'health' | 'reread') => latestRun(`${kind}:${connection.id}`)

/** As if the first complete poll had been so long ago. */
async function wait(hours: number): Promise<void> {
  await pool().query(
    "UPDATE source_listing SET first_complete_at = first_complete_at - $1 * interval '1 hour' WHERE id = $2",
    [hours, `health:${connection.id}`],
  )
}

describe('rereadHealth', () => {
  it('waits for the first complete poll, and then its own interval', async () => {
    await rereadHealth(connection)
    expect(await run('reread')).toBeUndefined()
    await pollHealth(connection)
    const dueAt = await rereadHealth(connection)
    expect(await run('reread')).toBeUndefined()
    const { rows } = await pool().query('SELECT first_complete_at AS at FROM source_listing WHERE id = $1', [
      `health:${connection.id}`,
    ])
    expect(dueAt.getTime() - rows[0].at.getTime()).toBe(3_600_000)
  })

  it('finds resources that changed without moving their event, and counts what it costs apart', async () => {
    const [arn = '', over = ''] = happen(aws, { events: 3, accounts: 2, publicEvents: 1 })
    aws.truth.events.resolve(over)
    await pollHealth(connection)
    const [entity] = aws.truth.events.find(arn)?.reach.entitiesOf(accountOf(1)) ?? []
    aws.clock.advance(5_000)
    aws.truth.events.changeEntity(arn, accountOf(1), entity?.value ?? '', { status: 'RESOLVED' }, { silent: true })
    await wait(2)
    aws.calls.clear()
    await rereadHealth(connection)
    await expectTruth(aws.truth)
    expect(aws.calls.byOperation()).toEqual({
      [LIST]: 1,
      DescribeAffectedAccountsForOrganization: 2,
      DescribeEventDetailsForOrganization: 1,
      [ENTITIES]: 1,
    })
    expect(await run('reread')).toMatchObject({ outcome: 'complete', requests: 5, eventsMoved: 1 })
    aws.calls.clear()
    await pollHealth(connection)
    expect(aws.calls.byOperation()).toEqual({ [LIST]: 1 })
    const { rows } = await pool().query('SELECT before, after FROM reach_change')
    expect(rows).toEqual([{ before: 'IMPAIRED', after: 'RESOLVED' }])
  })

  it('finds what the listing left out', async () => {
    const [arn = ''] = happen(aws, { events: 2 })
    await pollHealth(connection)
    aws.truth.events.changeText(arn, accountOf(0), 'Told very late.', { visibleAfter: 3 * 3_600_000 })
    aws.clock.advance(2 * 3_600_000)
    happen(aws, { events: 1 })
    await pollHealth(connection)
    aws.clock.advance(2 * 3_600_000)
    await pollHealth(connection)
    await expect(expectTruth(aws.truth)).rejects.toThrow()
    await wait(2)
    await rereadHealth(connection)
    await expectTruth(aws.truth)
  })

  it('goes on where it was broken off', async () => {
    happen(aws, { events: 250 })
    await pollHealth(connection)
    await wait(2)
    aws.faults.on({ kind: 'dropped', operation: ENTITIES, times: 20 })
    await rereadHealth(connection)
    expect((await run('reread')).outcome).toBe('failed')
    aws.calls.clear()
    await rereadHealth(connection)
    expect((await run('reread')).outcome).toBe('complete')
    expect(aws.calls.count(LIST)).toBe(0)
    expect(aws.calls.count('DescribeAffectedAccountsForOrganization')).toBeLessThanOrEqual(40)
  })

  it('and a poll at the same time read nothing twice', async () => {
    const arns = happen(aws, { events: 40 })
    await pollHealth(connection)
    await wait(2)
    aws.clock.advance(60_000)
    for (const arn of arns) aws.truth.events.changeText(arn, accountOf(0), 'All of them moved.')
    aws.calls.clear()
    const rereading = rereadHealth(connection)
    // What was read before it had listed everything it would read again. What moved did so in a minute from now.
    await vi.waitFor(async () => {
      const listed = await pool().query('SELECT FROM event_reading WHERE last_updated_at > now()')
      expect(listed.rowCount).toBe(40)
    }, soon)
    await Promise.all([pollHealth(connection), rereading])
    await pollHealth(connection)
    await expectTruth(aws.truth)
    expect((await run('reread')).outcome).toBe('complete')
    expect(aws.calls.count('DescribeAffectedAccountsForOrganization')).toBe(40)
  })
})
