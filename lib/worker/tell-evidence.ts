/** Tells everybody that evidence moved, a few seconds' worth at once: rounds that are over, pages, actions, daily counts. */
import type { AddJobFunction, Task } from 'graphile-worker'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { utcDay } from '@/lib/domain/postmortem/due-day'
import { countDay } from '@/lib/evidence/write-days'
import { endRuns } from '@/lib/evidence/write-run'
import { verifyActions } from './verify-actions'

/** How long news gather before they are told, and counted, in ms. */
const TELL_MS = 2_000
const COUNT_MS = 60_000

/** Has what moved told within seconds. The job is stored, so that a worker that dies keeps nothing to itself. */
export async function tellSoon(addJob: AddJobFunction): Promise<void> {
  await soon(addJob, 'tell-evidence', TELL_MS)
  await soon(addJob, 'count-evidence', COUNT_MS)
}

async function soon(addJob: AddJobFunction, task: string, ms: number): Promise<void> {
  const runAt = new Date(Date.now() + ms)
  await addJob(task, {}, { jobKey: task, queueName: task, jobKeyMode: 'preserve_run_at', runAt, priority: -30 })
}

/** The job `tell-evidence`. */
export const tellEvidence: Task = async () => {
  await endRuns()
  await announce(pool(), { topic: 'evidence' })
  await verifyActions()
}

/** The job `count-evidence`: the present day's counts. */
export const countEvidence: Task = async () => {
  const now = new Date()
  await countDay(utcDay(now.getTime()), now)
}
