/** What CloudTrail told of an incident's time, summed up over the accounts that a reader may see. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { CHANGE_SOURCES } from '@/lib/domain/iam-changes/change'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildIncident } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { readIdentityWindow } from './read-identity-window'

withDatabase()

const BLUE = '111122223333'
const RED = '444455556666'
const START = '2026-05-07T14:00:00.000Z'
const END = '2026-05-07T15:00:00.000Z'

let incidentId = ''

beforeEach(async () => {
  const connection = await storeConnection()
  await pool().query("UPDATE aws_connection SET evidence_role = 'FaultlineEvidence'")
  for (const id of [BLUE, RED]) await storeAccount({ id, name: id === BLUE ? 'blue' : 'red', connection })
  incidentId = await buildIncident([], { kind: 'identity', startedAt: START, endedAt: END, status: 'resolved' })
})

let changes = 0
async function storeChange(
  account: string,
  at: string,
  facts: { means?: string; error?: string | null; explanation?: string | null } = {},
): Promise<void> {
  const { means = 'unknown', error = null, explanation = null } = facts
  changes += 1
  await pool().query(
    `INSERT INTO iam_change (account_id, event_id, at, event_source, event_name, region, actor_name, subject, means, means_why,
       error_code, record, explanation)
     VALUES ($1, $2, $3, 'iam.amazonaws.com', 'CreateUser', 'us-east-1', 'otto', 'user nina', $4, 'A rule.', $5, '{}', $6)`,
    [account, `event-${changes}`, at, means, error, explanation],
  )
}

async function storeCalls(account: string, source: string, error: string, calls: number, global = 0): Promise<void> {
  await pool().query(
    `INSERT INTO iam_call_minute (account_id, minute, event_source, error_code, calls, global_sts)
     VALUES ($1, '2026-05-07T14:20:00Z', $2, $3, $4, $5)`,
    [account, source, error, calls, global],
  )
}

async function storeCoverage(account: string): Promise<void> {
  await pool().query(
    `INSERT INTO iam_coverage (account_id, event_source, from_at, to_at, read_at)
     SELECT $1, s, '2026-05-07T13:00:00Z', '2026-05-07T16:00:00Z', now() FROM unnest($2::text[]) s`,
    [account, CHANGE_SOURCES],
  )
}

describe('the window', () => {
  it('reaches from an hour before to an hour after, and counts what lies in it by means', async () => {
    await storeChange(BLUE, '2026-05-07T13:00:00.000Z')
    await storeChange(BLUE, '2026-05-07T14:30:00.000Z', { error: 'AccessDenied' })
    await storeChange(RED, '2026-05-07T15:59:59.999Z', { explanation: 'Agreed.' })
    await storeChange(RED, '2026-05-07T14:31:00.000Z', { means: 'pipeline' })
    for (const outside of ['2026-05-07T12:59:59.999Z', '2026-05-07T16:00:00.000Z']) await storeChange(BLUE, outside)
    const window = await readIdentityWindow(incidentId, null)
    expect(window.writes).toEqual([
      { means: 'unknown', changes: 3, refused: 1, explained: 1, unexplained: 1 },
      { means: 'pipeline', changes: 1, refused: 0, explained: 0, unexplained: 0 },
    ])
    expect(window.unexplained).toEqual([
      {
        ...{ at: '2026-05-07T13:00:00.000Z', account: `blue (${BLUE})`, actor: 'otto' },
        what: 'CreateUser: user nina',
      },
    ])
  })

  it('sums calls that failed, and those to STS by account', async () => {
    await storeCalls(BLUE, 'sts.amazonaws.com', '', 30, 10)
    await storeCalls(BLUE, 'sts.amazonaws.com', 'InternalFailure', 5, 1)
    await storeCalls(RED, 'sts.amazonaws.com', '', 8)
    const { failures, sts } = await readIdentityWindow(incidentId, null)
    expect(failures).toEqual([{ eventSource: 'sts.amazonaws.com', errorCode: 'InternalFailure', calls: 5 }])
    expect(sts).toEqual({
      ...{ calls: 43, global: 11 },
      accounts: [
        { account: `blue (${BLUE})`, calls: 35, global: 11 },
        { account: `red (${RED})`, calls: 8, global: 0 },
      ],
    })
  })

  it('tells in how many accounts it is known', async () => {
    await storeCoverage(BLUE)
    expect((await readIdentityWindow(incidentId, null)).coverage).toEqual({ whole: 1, partly: 0, none: 1, why: null })
  })

  it('tells a limited reader of their accounts alone', async () => {
    await storeChange(RED, '2026-05-07T14:30:00.000Z')
    await storeCalls(RED, 'sts.amazonaws.com', 'InternalFailure', 5, 1)
    await storeCoverage(BLUE)
    const window = await readIdentityWindow(incidentId, [BLUE])
    expect(window).toMatchObject({ writes: [], unexplained: [], failures: [], sts: { calls: 0 } })
    expect(window.coverage).toMatchObject({ whole: 1, none: 0 })
  })
})
