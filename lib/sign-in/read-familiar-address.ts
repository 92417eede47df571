/** Reads whether somebody is known to sign in from an address. */
import 'server-only'
import { pool } from '@/lib/db/pool'

/** Whether the person with this e-mail signed in from this address during the last 30 days. */
export async function isFamiliarAddress(email: string, address: string | null): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT FROM person p
     WHERE p.email = $1 AND EXISTS (
       SELECT FROM audit_entry a
       WHERE a.actor_kind = 'person' AND a.actor_id = p.id::text AND a.at > now() - interval '30 days'
         AND a.action = 'session.started' AND a.address = $2)`,
    [email, address],
  )
  return (rowCount ?? 0) > 0
}
