/** Reads saved summaries and their sendings as the worker needs them. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { ReportUnit } from '@/lib/domain/impact/report-schedule'
import type { SendingState } from './contract'
import type { ReportSettings } from './schemas'

/** A saved summary with what it is set to. */
export interface StoredReport extends ReportSettings {
  id: string
  version: number
  nextAt: Date | null
}

/** A sending with the summary that is sent. */
export interface StoredSending {
  id: string
  dueAt: Date
  recipients: string[]
  state: SendingState
  attempts: number
  /** When somebody last got it. */
  sentAt: Date | null
  /** As it is now; `recipients` are those that it has now. */
  report: { id: string; name: string; filter: string; unit: ReportUnit; zone: string; recipients: string[] }
}

const REPORT = `SELECT r.id, r.name, r.filter, r.period AS unit, r.zone, r.send_at_hour AS hour, r.recipients, r.version,
  r.next_at AS "nextAt" FROM impact_report r`

/** One, locked where `lock` says so; null where there is none. */
export async function storedReport(
  client: Queryable,
  id: string,
  lock: '' | 'FOR UPDATE',
): Promise<StoredReport | null> {
  const { rows } = await client.query<StoredReport>(`${REPORT} WHERE r.id::text = $1 ${lock}`, [id])
  return rows[0] ?? null
}

/** Those that are due, which no other worker looks at until the transaction of `client` ends. */
export async function takeDueReports(client: Queryable, now: Date): Promise<StoredReport[]> {
  const { rows } = await client.query<StoredReport>(
    `${REPORT} WHERE r.next_at <= $1 ORDER BY r.next_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
    [now],
  )
  return rows
}

/** A sending; null where its summary was removed meanwhile. */
export async function findStoredSending(id: string): Promise<StoredSending | null> {
  const { rows } = await pool().query<StoredSending>(
    `SELECT s.id::text, s.due_at AS "dueAt", s.recipients, s.state, s.attempts, s.sent_at AS "sentAt",
       json_build_object('id', r.id, 'name', r.name, 'filter', r.filter, 'unit', r.period, 'zone', r.zone,
         'recipients', r.recipients) AS report
     FROM impact_report_sending s JOIN impact_report r ON r.id = s.report_id WHERE s.id::text = $1`,
    [id],
  )
  return rows[0] ?? null
}
