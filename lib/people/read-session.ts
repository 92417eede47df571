/** Whose session it is: one indexed query, so that a revoked session or a changed role counts at once. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { PersonPrincipal, Role } from '@/lib/domain/access'
import { createLog } from '@/lib/log'

interface SessionRow {
  id: string
  name: string
  email: string
  role: Role
  session_id: string
  two_factor_enabled: boolean
  can_return: boolean
  accounts: string[] | null
  idle: boolean
}

const SESSION = `
  SELECT p.id, p.name, p.email, p.role, s.id AS session_id, p.two_factor_enabled,
         EXISTS (SELECT FROM sign_in_method m WHERE m.person_id = p.id) AS can_return,
         CASE WHEN p.limited_to_teams THEN ARRAY(
           SELECT DISTINCT a.account_id::text FROM team_member t JOIN team_account a USING (team_id)
           WHERE t.person_id = p.id ORDER BY 1) END AS accounts,
         s.last_seen_at < now() - interval '5 minutes' AS idle
  FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.token = $1 AND s.expires_at > now() AND p.disabled_at IS NULL`

/** The person who is signed in with this session token; null where it is unknown, over, or the person disabled. */
export async function findPersonBySession(token: string): Promise<PersonPrincipal | null> {
  // By name, so that it is planned once for each connection: that took six times as long as finding the row.
  const { rows } = await pool().query<SessionRow>({ name: 'person of a session', text: SESSION, values: [token] })
  const [row] = rows
  if (row === undefined) return null
  if (row.idle) touch(row.session_id)
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    sessionId: row.session_id,
    twoFactorEnabled: row.two_factor_enabled,
    canReturn: row.can_return,
    accounts: row.accounts,
  }
}

/** Notes that the session is in use; nobody waits for it. */
function touch(sessionId: string): void {
  pool()
    .query('UPDATE session SET last_seen_at = now() WHERE id = $1', [sessionId])
    .catch((error: unknown) => createLog('people').warn({ err: error }, 'the last use of a session was not noted'))
}
