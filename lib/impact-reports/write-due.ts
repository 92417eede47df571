/** Puts e-mails of saved summaries up to be sent: those that are due, one that somebody asks for, those whose job was lost. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { enqueueAll } from '@/lib/db/enqueue'
import { pool, type Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { type Due, dueAfter, lastWhole, latestDue } from '@/lib/domain/impact/report-schedule'
import { AppError } from '@/lib/errors'
import { mailState } from './read'
import { type StoredReport, takeDueReports } from './read-stored'
import { lockReport } from './write'

/** The job that sends one. */
export const SEND_REPORT = 'send-report'
/** One after the other: a mail server is not hurried, and a summary takes a moment to compute. */
export const SENDING_QUEUE = 'send-reports'

/**
 * Puts up what is due, each due time once, whoever else does so; returns how many. After a standstill that is the last
 * period's alone: those before it are skipped.
 */
export function queueDueReports(now = new Date()): Promise<number> {
  return inTransaction(async (client) => {
    const reports = await takeDueReports(client, now)
    let count = 0
    for (const report of reports) if (await putUpDue(client, report, now)) count += 1
    if (count > 0) await announce(client, { topic: 'reports' })
    return count
  })
}

/**
 * Has the last whole period's sent at once to all recipients.
 * @throws AppError NOT_FOUND, INVALID where there is nobody to send it to, or no mail server
 */
export function askForSending(actor: Actor, id: string, now = new Date()): Promise<void> {
  return inTransaction(async (client) => {
    const report = await lockReport(client, id)
    const { recipients } = report
    if (mailState().from === null) throw new AppError('INVALID', NO_SERVER)
    if (recipients.length === 0)
      throw new AppError('INVALID', `Nobody is named to send ${report.name} to. Nothing was sent.`)
    await putUp(client, report, { at: now.getTime(), period: lastWhole(report, now.getTime()) }, actor.name)
    await recordChange(client, actor, {
      action: 'report.sending-asked',
      subject: { kind: 'report', id, name: report.name },
      after: { recipients },
    })
    await announce(client, { topic: 'reports' })
  })
}

/** Puts sendings up again that wait without a job; returns how many. */
export async function requeueLostSendings(): Promise<number> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT s.id::text FROM impact_report_sending s WHERE s.state = 'waiting' AND NOT EXISTS (
       SELECT FROM graphile_worker.jobs j WHERE j.key = '${SEND_REPORT}:' || s.id AND j.attempts < j.max_attempts)`,
  )
  for (const { id } of rows) await enqueueSending(pool(), id)
  return rows.length
}

const NO_SERVER =
  'Faultline knows no mail server, so nothing was sent. Set FAULTLINE_SMTP_URL and FAULTLINE_MAIL_FROM, and start it again.'

async function putUpDue(client: pg.PoolClient, report: StoredReport, now: Date): Promise<boolean> {
  const { unit, zone, hour, recipients } = report
  if (hour === null) return false
  const schedule = { unit, zone, hour }
  const next = new Date(dueAfter(schedule, now.getTime()).at)
  await client.query('UPDATE impact_report SET next_at = $2 WHERE id = $1', [report.id, next])
  return recipients.length > 0 && putUp(client, report, latestDue(schedule, now.getTime()), null)
}

/** Whether it was not there yet. */
async function putUp(client: pg.PoolClient, report: StoredReport, due: Due, askedBy: string | null): Promise<boolean> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO impact_report_sending (report_id, due_at, period_from, period_to, recipients, asked_by_name)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (report_id, due_at) DO NOTHING RETURNING id::text`,
    [
      ...[report.id, new Date(due.at), new Date(due.period.from), new Date(due.period.to)],
      ...[report.recipients, askedBy],
    ],
  )
  const [row] = rows
  if (row !== undefined) await enqueueSending(client, row.id)
  return row !== undefined
}

function enqueueSending(client: Queryable, id: string): Promise<void> {
  return enqueueAll(client, SEND_REPORT, [
    { payload: { sending: id }, key: `${SEND_REPORT}:${id}`, queue: SENDING_QUEUE },
  ])
}
