/** Accounts prepared to pass, to fail, not to be concerned and not to be readable: over HTTP, each verdict is the right one. */
import { Logger, makeWorkerUtils, runOnce } from 'graphile-worker'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import {
  type ArrangedAccount,
  arrangeAccounts,
  arrangeOrganization,
  PREPARED_ACCOUNTS,
  PREPARED_ORGANIZATIONS,
  PREPARED_SETTINGS,
} from '@/e2e/stand-in/aws/prepared-accounts'
import { findConnection } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { withAws } from '@/lib/testing/aws'
import { buildReadConnection } from '@/lib/testing/build-read-connection'
import { withDatabase } from '@/lib/testing/database'
import { collectEvidence } from './collect-evidence'
import { judgeEvidence } from './judge-evidence'
import { readDirectory } from './read-directory'
import { readEvidence } from './read-evidence'
import { readInventory } from './read-inventory'

// AWS makes a report within seconds: asked for again sooner, it is there all the same.
vi.mock('node:timers/promises', () => import('@/lib/testing/short-waits'))

withDatabase()
const aws = withAws()

const TASKS = { 'collect-evidence': collectEvidence, 'judge-evidence': judgeEvidence }
const logger = new Logger(() => () => undefined)

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(() => pool().query('DELETE FROM graphile_worker._private_jobs'))

/** Reads all there is, and once more what rests on the owner of a trail. */
async function collect(): Promise<void> {
  await buildReadConnection({ accountId: aws.truth.directory.managementAccount })
  const { regions, breakGlassUsers, codeTags } = PREPARED_SETTINGS
  await pool().query('UPDATE aws_connection SET regions = $1, break_glass_users = $2, code_tags = $3', [
    ...[regions, breakGlassUsers, codeTags],
  ])
  const connection = async () => {
    const found = await findConnection('c1')
    if (found === null) throw new Error('The connection is gone.')
    return found
  }
  await readDirectory(await connection())
  // Which Regions an account uses decides where it is asked.
  await readInventory(await connection())
  await readEvidence(await connection())
  const queue = { pgPool: pool(), taskList: TASKS, concurrency: 16, noHandleSignals: true, logger }
  await runOnce(queue)
  await pool().query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'judge-evidence:%'")
  await runOnce(queue)
}

/** What was found of each, as a line; what was expected, as the same. */
async function compare(arranged: readonly ArrangedAccount[]): Promise<{ found: string[]; expected: string[] }> {
  const { rows } = await pool().query<{ account: string; check: string; verdict: string; explanation: string }>(
    `SELECT account_id AS account, check_id AS check, verdict, explanation FROM evidence_verdict WHERE until_at IS NULL`,
  )
  const lines = arranged.map(({ account, check, what, verdict }) => {
    const row = rows.find((each) => each.account === account && each.check === check)
    const found = row?.verdict ?? 'none'
    // What was found instead says why.
    const why = found === verdict ? '' : `: ${row?.explanation}`
    return { found: `${check} ${what}: ${found}${why}`, expected: `${check} ${what}: ${verdict}` }
  })
  return { found: lines.map(({ found }) => found), expected: lines.map(({ expected }) => expected) }
}

it('every verdict of the prepared accounts is right', async () => {
  const arranged = arrangeAccounts(aws)
  await collect()
  const { found, expected } = await compare(arranged)
  expect(found).toEqual(expected)
}, 300_000)

it.each(PREPARED_ORGANIZATIONS.map((each) => [`${each.check}, ${each.what}: ${each.verdict}`, each] as const))(
  'of an organization: %s',
  async (_, each) => {
    const arranged = arrangeOrganization(aws, each)
    await collect()
    const { found, expected } = await compare([arranged])
    expect(found).toEqual(expected)
  },
  60_000,
)

it('there is a passing, a failing and an unreadable account for every check that can be each', () => {
  const prepared = [...PREPARED_ACCOUNTS, ...PREPARED_ORGANIZATIONS]
  for (const { id, kind } of CHECKS) {
    const verdicts = prepared.filter(({ check }) => check === id).map(({ verdict }) => verdict)
    expect([id, ...verdicts]).toContain('not-checked')
    if (kind === 'auto') expect([id, ...verdicts]).toEqual(expect.arrayContaining(['pass', 'fail']))
  }
})
