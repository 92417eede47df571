/** Keeps disabled people out, in the words that a wrong password gets. */
import 'server-only'
import { APIError } from 'better-auth/api'
import { pool } from '@/lib/db/pool'

/** Runs before the sign-in library makes a session. @throws APIError for people who are disabled or gone */
export async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const { rowCount } = await pool().query('SELECT FROM person WHERE id = $1 AND disabled_at IS NULL', [userId])
  if (rowCount === 0) throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Refused' })
}
