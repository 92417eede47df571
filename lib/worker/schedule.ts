/** When each task runs: polls call for their successor, so that they never overlap and missed ones are caught up. */
import { type AddJobFunction, parseCronItems, type Task, type TaskList, type TaskSpec } from 'graphile-worker'
import { pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { requeueLostReadings } from '@/lib/evidence/write-collection'
import { countLastDays, forgetEvidence } from '@/lib/evidence/write-days'
import { endRuns } from '@/lib/evidence/write-run'
import { requeueLostLookups } from '@/lib/iam-changes/write-lookups'
import { requeueLostSendings } from '@/lib/impact-reports/write-due'
import { forgetAnswers } from '@/lib/incidents/write-idempotent'
import { createLog } from '@/lib/log'
import { pruneSourceHistory } from '@/lib/source-health/write'
import { checkConnectionNow, scheduleChecksAtStart } from './check-connection'
import { CONNECTION_TASKS, scheduleConnections } from './connection-polls'
import { pollCatalogue } from './poll-catalogue'
import { pollCurrent } from './poll-current'
import { pollHistory } from './poll-history'
import { pollRss } from './poll-rss'
import { REPORT_TASKS } from './send-reports'
import { ISSUE_TASKS, scheduleTrackers } from './sync-issues'

const POLLS: Record<string, () => Promise<Date>> = {
  'poll-current': pollCurrent,
  'poll-history': pollHistory,
  'poll-rss': pollRss,
  'poll-catalogue': pollCatalogue,
}

/** What the queue runs, by name. */
export const TASKS: TaskList = {
  ...Object.fromEntries(Object.entries(POLLS).map(([name, poll]) => [name, recurring(name, poll)])),
  ...CONNECTION_TASKS,
  ...ISSUE_TASKS,
  ...REPORT_TASKS,
  'check-connection': checkConnectionNow,
  prune,
}

async function prune(): Promise<void> {
  await pruneSourceHistory()
  await forgetAnswers()
  await countLastDays(new Date())
  await forgetEvidence()
}

/**
 * Daily at 03:17 UTC, a run missed within the last day is caught up; actions with a rule, and summaries to be sent, are looked at
 * each minute.
 */
export const CRON_ITEMS = parseCronItems([
  { task: 'prune', match: '17 3 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'verify-actions', match: '* * * * *', options: { backfillPeriod: 0, jobKey: 'verify-actions' } },
  { task: 'queue-due-reports', match: '* * * * *', options: { backfillPeriod: 0, jobKey: 'queue-due-reports' } },
])

/** Makes every poll due now, whatever was planned: at a start, and after a change of FAULTLINE_POLL_SECONDS. */
export async function schedulePolls(addJob: AddJobFunction): Promise<void> {
  for (const name of Object.keys(POLLS)) await schedulePoll(addJob, name, new Date(), 'replace')
  await scheduleConnections(addJob, 'replace')
  await scheduleTrackers(addJob, 'replace')
  await scheduleChecksAtStart(addJob)
}

/** Schedules each poll that is neither planned nor under way: a job that was lost would otherwise never come back. */
export async function keepPollsScheduled(addJob: AddJobFunction): Promise<void> {
  for (const name of Object.keys(POLLS)) await schedulePoll(addJob, name, new Date(), 'unsafe_dedupe')
  await scheduleConnections(addJob, 'unsafe_dedupe')
  await scheduleTrackers(addJob, 'unsafe_dedupe')
  await requeueLostLookups(pool())
  await requeueLostReadings(pool())
  await requeueLostSendings()
  await endRuns()
}

function recurring(name: string, poll: () => Promise<Date>): Task {
  return async (_payload, { addJob }) => {
    let next = new Date(Date.now() + readConfiguration().pollSeconds * 1_000)
    try {
      next = await poll()
    } catch (error) {
      createLog('worker').error({ err: error, task: name }, 'a poll could not be completed')
    }
    await schedulePoll(addJob, name, next, 'replace')
  }
}

/** One job per poll: the key folds a second one into the first, the queue keeps two workers from running it at once. */
async function schedulePoll(
  addJob: AddJobFunction,
  name: string,
  runAt: Date,
  jobKeyMode: NonNullable<TaskSpec['jobKeyMode']>,
): Promise<void> {
  await addJob(name, {}, { jobKey: name, queueName: name, runAt, jobKeyMode })
}
