/** The settings that were made in the application: one JSON value per subject. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'

/** For which purpose the secrets inside a setting are sealed. */
export function purposeOf(key: string): string {
  return `setting ${key}`
}

/** The stored value; null where nobody has set it. */
export async function findSetting(client: Queryable, key: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [key])
  return rows[0]?.value ?? null
}

/** As findSetting; others who would change it wait for the end of the transaction. */
export async function lockSetting(client: Queryable, key: string): Promise<unknown> {
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [purposeOf(key)])
  return findSetting(client, key)
}

export async function storeSetting(client: Queryable, key: string, value: object): Promise<void> {
  await client.query(
    `INSERT INTO setting (key, value) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
    [key, JSON.stringify(value)],
  )
}

export async function deleteSetting(client: Queryable, key: string): Promise<void> {
  await client.query('DELETE FROM setting WHERE key = $1', [key])
}
