/** Which secrets of trackers are stored, and for what each is sealed. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'

/** The columns that are sealed. */
export const SEALED_COLUMNS = ['token', 'webhook_secret'] as const
export type SealedColumn = (typeof SEALED_COLUMNS)[number]

/** Sealed texts of one tracker. */
export interface TrackerSecrets {
  id: string
  name: string
  token: string
  webhook_secret: string
}

/** For what a secret is sealed: that of one tracker opens nothing elsewhere. */
export function sealPurpose(id: string, column: SealedColumn): string {
  return `issue tracker ${id} ${column}`
}

/** The sealed secrets of all trackers by name; `lock` keeps others from changing them until the transaction ends. */
export async function listTrackerSecrets(
  client: Queryable = pool(),
  lock: 'FOR UPDATE' | '' = '',
): Promise<TrackerSecrets[]> {
  const { rows } = await client.query<TrackerSecrets>(
    `SELECT id, name, token, webhook_secret FROM issue_tracker ORDER BY name ${lock}`,
  )
  return rows
}
