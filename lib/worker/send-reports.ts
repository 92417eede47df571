/** Sends saved summaries by e-mail: what is due is put up each minute, each sending is a job of its own. */
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { queueDueReports } from '@/lib/impact-reports/write-due'
import { trySending } from '@/lib/impact-reports/write-sending'

const Sending = z.object({
  sending: z.string(),
  to: z.string().optional(),
  since: z.string().optional(),
  lost: z.string().optional(),
})

/** What the queue runs for saved summaries, by name. */
export const REPORT_TASKS: TaskList = {
  'queue-due-reports': async () => {
    await queueDueReports()
  },
  'send-report': (payload) => trySending(Sending.parse(payload)),
}
