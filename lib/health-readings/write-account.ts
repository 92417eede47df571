/** Keeps whose credentials a connection has, once AWS has said so. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'

/** Notes the account of a connection that has none yet. */
export async function noteAccount(connectionId: string, account: string): Promise<void> {
  const { rowCount } = await pool().query(
    'UPDATE aws_connection SET account_id = $2 WHERE id = $1 AND account_id IS NULL',
    [connectionId, account],
  )
  if (rowCount) await announce(pool(), { topic: 'connections' })
}
