/** Saves, changes, pauses and removes summaries. Each verb is audited in its transaction. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { dueAfter } from '@/lib/domain/impact/report-schedule'
import { AppError } from '@/lib/errors'
import { type StoredReport, storedReport } from './read-stored'
import type { ReportSettings } from './schemas'

/** Saves one; returns its id. */
export function createReport(actor: Actor, settings: ReportSettings, now = new Date()): Promise<string> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO impact_report (name, filter, period, zone, send_at_hour, recipients, next_at, created_by_id, created_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [...values(settings), nextOf(settings, now), actor.id, actor.name],
    )
    const id = rows[0]?.id ?? ''
    await record(client, actor, { id, name: settings.name }, { action: 'report.created', after: audited(settings) })
    return id
  })
}

/**
 * Changes what it is set to; one that is paused stays so.
 * @throws AppError NOT_FOUND, CONFLICT where somebody changed it meanwhile
 */
export function changeReport(
  actor: Actor,
  id: string,
  version: number,
  settings: ReportSettings,
  now = new Date(),
): Promise<void> {
  return inTransaction(async (client) => {
    const before = await lockReport(client, id)
    if (before.version !== version) throw new AppError('CONFLICT', CHANGED_MEANWHILE)
    const isPaused = before.hour !== null && before.nextAt === null
    await client.query(
      `UPDATE impact_report SET name = $2, filter = $3, period = $4, zone = $5, send_at_hour = $6, recipients = $7,
         next_at = $8, version = version + 1 WHERE id = $1`,
      [id, ...values(settings), isPaused ? null : nextOf(settings, now)],
    )
    await record(
      client,
      actor,
      { id, name: settings.name },
      {
        ...{ action: 'report.changed', before: audited(before), after: audited(settings) },
      },
    )
  })
}

/** Not sent by itself until it is resumed, with the next whole period from then on. @throws AppError NOT_FOUND */
export function pauseReport(actor: Actor, id: string, isPaused: boolean, now = new Date()): Promise<void> {
  return inTransaction(async (client) => {
    const report = await lockReport(client, id)
    if (report.hour === null || isPaused === (report.nextAt === null)) return
    await client.query('UPDATE impact_report SET next_at = $2 WHERE id = $1', [
      id,
      isPaused ? null : nextOf(report, now),
    ])
    await record(client, actor, report, { action: isPaused ? 'report.paused' : 'report.resumed' })
  })
}

/** Removes it with the history of its sendings; what waits to be sent is not sent. @throws AppError NOT_FOUND */
export function removeReport(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (client) => {
    const report = await lockReport(client, id)
    await client.query('DELETE FROM impact_report WHERE id = $1', [id])
    await record(client, actor, report, { action: 'report.removed', before: audited(report) })
  })
}

/** The summary, which nobody else changes until the transaction ends. @throws AppError NOT_FOUND */
export async function lockReport(client: pg.PoolClient, id: string): Promise<StoredReport> {
  const report = await storedReport(client, id, 'FOR UPDATE')
  if (report !== null) return report
  throw new AppError('NOT_FOUND', 'There is no such summary any more. Nothing was changed.')
}

const CHANGED_MEANWHILE =
  'Somebody changed this summary while you had it open. Nothing of yours was stored: reload the page, and change it anew.'

function values({ name, filter, unit, zone, hour, recipients }: ReportSettings): unknown[] {
  return [name, filter, unit, zone, hour, recipients]
}

function nextOf({ unit, zone, hour }: Pick<ReportSettings, 'unit' | 'zone' | 'hour'>, now: Date): Date | null {
  return hour === null ? null : new Date(dueAfter({ unit, zone, hour }, now.getTime()).at)
}

function audited({ name, filter, unit, zone, hour, recipients }: ReportSettings): Record<string, unknown> {
  return { name, filter, unit, zone, hour, recipients }
}

interface Recorded {
  action: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

async function record(
  client: pg.PoolClient,
  actor: Actor,
  { id, name }: { id: string; name: string },
  change: Recorded,
): Promise<void> {
  await recordChange(client, actor, { ...change, subject: { kind: 'report', id, name } })
  await announce(client, { topic: 'reports' })
}
