/** Makes issues that people asked for, and brings their state back: jobs of one tracker run one after the other. */
import type { AddJobFunction, TaskList, TaskSpec } from 'graphile-worker'
import { z } from 'zod'
import { listWanted } from '@/lib/trackers/read-issues'
import { listOnTrackers } from '@/lib/trackers/read-open'
import { readJob, syncJob, type TrackerJob, wishJob } from '@/lib/trackers/write-jobs'
import { readIssue, syncTracker } from '@/lib/trackers/write-sync'
import { fulfilWish } from '@/lib/trackers/write-wanted'

const Wish = z.object({ tracker: z.string(), action: z.string(), origin: z.string() })
const Named = z.object({ tracker: z.string(), issue: z.string() })
const Whole = z.object({ tracker: z.string() })

/** What the queue runs for issues, by name. What cannot be done now comes back as a job of later. */
export const ISSUE_TASKS: TaskList = {
  'create-issue': async (payload, { addJob }) => {
    const { tracker, action, origin } = Wish.parse(payload)
    const again = await fulfilWish({ trackerId: tracker, actionId: action, origin: origin || null })
    if (again !== null) await add(addJob, wishJob(tracker, action, origin), again, 'replace')
  },
  'read-issue': async (payload, { addJob }) => {
    const { tracker, issue } = Named.parse(payload)
    const again = await readIssue(tracker, issue)
    if (again !== null) await add(addJob, readJob(tracker, issue), again, 'replace')
  },
  'sync-issues': async (payload, { addJob }) => {
    const { tracker } = Whole.parse(payload)
    const next = await syncTracker(tracker)
    if (next === null) return
    for (const action of await listWanted(tracker)) {
      await add(addJob, wishJob(tracker, action, ''), new Date(), 'unsafe_dedupe')
    }
    await add(addJob, syncJob(tracker), next, 'replace')
  },
}

/** Keeps the next look at every tracker planned; with `replace` it is due now. */
export async function scheduleTrackers(
  addJob: AddJobFunction,
  mode: NonNullable<TaskSpec['jobKeyMode']>,
): Promise<void> {
  for (const { id } of await listOnTrackers()) await add(addJob, syncJob(id), new Date(), mode)
}

/** With `unsafe_dedupe` a job that is planned, or under way, stays as it is. */
async function add(
  addJob: AddJobFunction,
  { task, payload, key, queue }: TrackerJob,
  runAt: Date,
  jobKeyMode: NonNullable<TaskSpec['jobKeyMode']>,
): Promise<void> {
  await addJob(task, payload, { jobKey: key, queueName: queue, runAt, jobKeyMode })
}
