/** Reads what the database says of itself. */
import 'server-only'
import { pool } from '@/lib/db/pool'

export interface DatabaseState {
  version: string
  /** How many are applied. */
  migrations: number
  /** Its clock. */
  at: Date
}

export async function readDatabaseState(): Promise<DatabaseState> {
  const { rows } = await pool().query<DatabaseState>(
    `SELECT current_setting('server_version') AS version, clock_timestamp() AS at,
            (SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL)
              AS migrations`,
  )
  const [state] = rows
  if (state === undefined) throw new Error('PostgreSQL said nothing of itself')
  return state
}
