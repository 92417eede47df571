import { type ChildProcess, fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BuildOptions, build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chanceOf } from '@/e2e/stand-in/aws/randomness'
import { pool } from '@/lib/db/pool'
import { withAws } from '@/lib/testing/aws'
import { withDatabase } from '@/lib/testing/database'
import { WORKER_FLAGS } from '@/scripts/app.mjs'
import { nodeBundle } from '@/scripts/launcher/worker-bundle.mjs'
import { pollHealth } from '../poll-health'
import { rereadHealth } from '../reread-health'
import { connect, getConnection, latestRun } from './testing/connect'
import { accountOf, goOn, happen } from './testing/happenings'
import { expectTruth } from './testing/truth'

withDatabase()
const aws = withAws()

const POLLER = path.join(os.tmpdir(), `faultline-test-poller-${process.pid}.mjs`)
/** In one file with all packages, which would take longer to find and load than most of these workers live. */
const WHOLE: BuildOptions = {
  packages: 'bundle',
  external: ['pg-native'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
}
const KILLS = 60
/** Killed at the latest so long after it began to poll, in ms. */
const LONGEST_LIFE_MS = 500

beforeAll(async () => {
  await build({ ...nodeBundle('lib/worker/health/testing/poller.ts', POLLER), ...WHOLE, logLevel: 'error' })
})
afterAll(() => rmSync(POLLER, { force: true }))

/** Starts a worker and waits until its first poll has begun. */
function startWorker(id: string): Promise<ChildProcess> {
  const child = fork(POLLER, [id], {
    execArgv: WORKER_FLAGS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => (message === 'begun' ? resolve(child) : reject(new Error(String(message)))))
    child.once('exit', () => reject(new Error('The worker ended by itself.')))
  })
}

const chance = chanceOf('kills')
let kills = 0

/** Each event moves once: what is lost of it stays lost. */
function moveOn(arns: readonly string[], time: number): void {
  const moved = arns.slice(time * 11, time * 11 + 11)
  goOn(aws, moved)
  for (const arn of moved.slice(4)) {
    for (let number = 0; number < 3; number += 1) {
      aws.truth.events.changeEntity(arn, accountOf(number), `i-moved-${number}`, { status: 'RESOLVED' })
    }
  }
}

/** Two workers at once, each replaced when it is killed, while things go on happening. */
async function killWorkers(id: string, arns: readonly string[], until: number): Promise<void> {
  const lane = async () => {
    while (kills < until) {
      kills += 1
      if (kills % 8 === 0) moveOn(arns, kills / 8 - 1)
      const worker = await startWorker(id)
      await sleep(chance() ** 2 * LONGEST_LIFE_MS)
      worker.kill('SIGKILL')
    }
  }
  await Promise.all([lane(), lane()])
}

it('loses nothing and doubles nothing when workers are killed at any moment', { timeout: 600_000 }, async () => {
  const { id } = await connect()
  const arns = happen(aws, { events: 130, accounts: 3, entities: 2, publicEvents: 5 })
  arns.unshift(...happen(aws, { events: 1, accounts: 60, entities: 2 }))
  aws.faults.on({ kind: 'slow', delayMs: 4 })
  aws.faults.on({ kind: 'broken', share: 0.02 })
  // A re-reading mends much: the polls are to do without.
  await killWorkers(id, arns, KILLS * 0.8)
  const connection = await getConnection(id)
  await pollHealth(connection)
  expect((await latestRun(`health:${id}`)).error).toBeNull()
  await expectTruth(aws.truth)
  process.env.FAULTLINE_REREAD_SECONDS = '1'
  await killWorkers(id, arns, KILLS)
  aws.faults.clear()
  aws.truth.events.changeEntity(arns[0] ?? '', accountOf(59), 'i-0-59-1', { status: 'RESOLVED' }, { silent: true })
  await pollHealth(connection)
  // The first ends what a worker had begun before the change.
  for (let time = 0; time < 2; time += 1) await rereadHealth(connection)
  delete process.env.FAULTLINE_REREAD_SECONDS
  for (const kind of ['health', 'reread']) expect((await latestRun(`${kind}:${id}`)).error).toBeNull()
  await expectTruth(aws.truth)
  aws.calls.clear()
  await pollHealth(connection)
  expect(aws.calls.count('DescribeAffectedAccountsForOrganization')).toBe(0)
  const { rows } = await pool().query("SELECT count(*)::int AS polls FROM poll_run WHERE outcome = 'failed'")
  expect(rows[0].polls).toBeGreaterThan(KILLS / 2)
})
