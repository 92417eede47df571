/** What tests of sending share: a saved summary, and the queue that its e-mails go through. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, runOnce } from 'graphile-worker'
import { type Actor, NOWHERE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { REPORT_TASKS } from '@/lib/worker/send-reports'
import { listSendings } from './read'
import type { ReportSettings } from './schemas'
import { createReport } from './write'
import type { SendingJob } from './write-sending'

export const MIRA = 'mira@example.org'
export const BOB = 'bob@example.org'
export const SAVED = new Date('2018-05-10T12:00Z')
/** 1 June, 08:00 in Berlin. */
export const DUE = new Date('2018-06-01T06:00Z')

export const ANNA: Actor = { kind: 'person', id: null, name: 'Anna Asker', origin: NOWHERE }

export const settings = (changed: Partial<ReportSettings> = {}): ReportSettings => ({
  ...{ name: 'Monthly for the board', filter: 'region=us-east-1', unit: 'month', zone: 'Europe/Berlin', hour: 8 },
  recipients: [MIRA, BOB],
  ...changed,
})

export async function saved(changed: Partial<ReportSettings> = {}): Promise<string> {
  return createReport(ANNA, settings(changed), SAVED)
}

/** All jobs that are due, run as the worker runs them; ends once none is under way (runOnce itself ends a moment before). */
export async function work(): Promise<void> {
  await runOnce({
    pgPool: pool(),
    taskList: REPORT_TASKS,
    logger: new Logger(() => () => undefined),
    noPreparedStatements: true,
  })
  const underWay = 'SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL'
  while ((await pool().query(underWay)).rows.length > 0) await sleep(5)
}

interface QueuedJob {
  payload: SendingJob
  runAt: Date
}

export async function jobs(): Promise<QueuedJob[]> {
  const { rows } = await pool().query<QueuedJob>(
    `SELECT p.payload, p.run_at AS "runAt" FROM graphile_worker._private_jobs p
     JOIN graphile_worker._private_tasks t ON t.id = p.task_id WHERE t.identifier = 'send-report' ORDER BY p.id`,
  )
  return rows
}

export async function theJob(): Promise<QueuedJob> {
  const [job, ...others] = await jobs()
  if (job === undefined || others.length > 0) throw new Error('There is not one job.')
  return job
}

export async function theSending(report: string) {
  const [sending, ...others] = await listSendings(report)
  if (sending === undefined || others.length > 0) throw new Error('There is not one sending.')
  return sending
}
