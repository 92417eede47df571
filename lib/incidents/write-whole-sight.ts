/** Keeps people who see only some accounts from arranging what they do not see wholly. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from './doer'

/**
 * Passes where every event of these incidents, and each of these events, is public or names accounts of the doer alone.
 * @throws AppError FORBIDDEN
 */
export async function mustSeeWholly(
  client: pg.ClientBase,
  { accounts }: Doer,
  incidentIds: readonly string[],
  eventIds: readonly string[],
): Promise<void> {
  if (accounts === null) return
  const { rows } = await client.query<{ hidden: boolean }>(
    `SELECT EXISTS (
       SELECT FROM health_event e
       WHERE (e.id = ANY($2::bigint[]) OR e.id IN (SELECT o.event_id FROM incident_event o WHERE o.incident_id = ANY($1::bigint[])))
         AND e.scope <> 'PUBLIC'
         AND NOT coalesce((SELECT bool_and(a.account_id::text = ANY($3::text[])) FROM affected_account a
                           WHERE a.event_id = e.id), false)) AS hidden`,
    [incidentIds, eventIds, accounts],
  )
  if (rows[0]?.hidden !== true) return
  const message =
    'This touches accounts that you may not see, so you cannot arrange it. Ask somebody who sees all of it; nothing was changed.'
  throw new AppError('FORBIDDEN', message)
}
