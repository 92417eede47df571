/** Keeps how a tracker does: when it last answered, what went wrong since, when it last called. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'

/** It answered: what went wrong before is over. */
export async function noteAnswered(id: string, now: Date, client: Queryable = pool()): Promise<void> {
  await client.query(
    'UPDATE issue_tracker SET last_ok_at = $2, last_error = NULL, last_error_at = NULL WHERE id::text = $1',
    [id, now],
  )
}

/** Something went wrong that concerns more than one issue. */
export async function noteFailed(id: string, sentence: string, now: Date, client: Queryable = pool()): Promise<void> {
  await client.query('UPDATE issue_tracker SET last_error = $2, last_error_at = $3 WHERE id::text = $1', [
    id,
    sentence,
    now,
  ])
}

/** All that changed until `at` was read. */
export async function notePolled(id: string, at: Date): Promise<void> {
  await pool().query('UPDATE issue_tracker SET polled_at = $2 WHERE id::text = $1', [id, at])
}

/** Its webhook called, with the right signature. */
export async function noteHook(client: Queryable, id: string, at: Date): Promise<void> {
  await client.query('UPDATE issue_tracker SET last_hook_at = $2 WHERE id = $1', [id, at])
}
