/** Reads one's own account: how one gets in, and the browsers in which one is. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { mayChangeOwnEmail, mayHavePassword, type PersonPrincipal } from '@/lib/domain/access'
import { auth } from './auth'
import { browserInWords } from './browser-in-words'
import { isPlaceholder, type OwnAccountView, type SessionView } from './contract'

interface WaysIn {
  password: boolean
  provider: boolean
}

/** The account of whoever asks. */
export async function readOwnAccount(principal: PersonPrincipal): Promise<OwnAccountView> {
  const [ways, sessions, recoveryCodesLeft] = await Promise.all([
    readWaysIn(principal.id),
    listOwnSessions(principal),
    principal.twoFactorEnabled ? countRecoveryCodes(principal.id) : null,
  ])
  return {
    name: principal.name,
    email: isPlaceholder(principal.email) ? null : principal.email,
    mayChangeEmail: mayChangeOwnEmail(principal.role),
    hasPassword: ways.password,
    hasProvider: ways.provider,
    mayHavePassword: mayHavePassword(principal.role, ways.provider),
    secondFactor: principal.twoFactorEnabled,
    recoveryCodesLeft,
    sessions,
  }
}

async function readWaysIn(personId: string): Promise<WaysIn> {
  const { rows } = await pool().query<WaysIn>(
    `SELECT coalesce(bool_or(provider_id = 'credential'), false) AS password,
            coalesce(bool_or(provider_id <> 'credential'), false) AS provider
     FROM sign_in_method WHERE person_id = $1`,
    [personId],
  )
  return rows[0] ?? { password: false, provider: false }
}

interface SessionRow extends Omit<SessionView, 'browser' | 'isThis'> {
  userAgent: string | null
}

/** More are not shown; ending all others ends them too. */
const MOST_LISTED = 100

/** This browser first, then the one used last. */
async function listOwnSessions({ id, sessionId }: PersonPrincipal): Promise<SessionView[]> {
  const { rows } = await pool().query<SessionRow>(
    `SELECT id, nullif(ip_address, '') AS address, user_agent AS "userAgent", to_json(created_at)#>>'{}' AS since,
            to_json(last_seen_at)#>>'{}' AS "lastSeenAt", to_json(expires_at)#>>'{}' AS "expiresAt"
     FROM session WHERE person_id = $1 AND expires_at > now()
     ORDER BY id = $2 DESC, last_seen_at DESC, id LIMIT ${MOST_LISTED}`,
    [id, sessionId],
  )
  return rows.map(({ userAgent, ...session }) => ({
    ...session,
    browser: browserInWords(userAgent),
    isThis: session.id === sessionId,
  }))
}

/** Null where they cannot be decrypted: the page then says nothing of their number. */
async function countRecoveryCodes(userId: string): Promise<number | null> {
  try {
    const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } })
    return backupCodes.length
  } catch {
    return null
  }
}
