/** Reads API tokens: whose request it is, and the list that administrators see. */
import 'server-only'
import type { Origin } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import type { Role, TokenPrincipal } from '@/lib/domain/access'
import { createLog } from '@/lib/log'
import type { TokenPage, TokenState, TokenView } from './contract'
import { hashToken, isTokenText } from './token-text'

/** More would be a program that makes them in a loop. */
const MOST_LISTED = 1000

interface PrincipalRow {
  id: string
  name: string
  role: Role
  idle: boolean
}

const TOKEN = `
  SELECT id, name, role, last_used_at IS NULL OR last_used_at < now() - interval '10 seconds' AS idle
  FROM api_token
  WHERE secret_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`

/** The token as a principal; null where it is unknown, expired or revoked. */
export async function findTokenPrincipal(token: string, origin: Origin): Promise<TokenPrincipal | null> {
  if (!isTokenText(token)) return null
  // By name, so that it is planned once for each connection.
  const { rows } = await pool().query<PrincipalRow>({ name: 'token', text: TOKEN, values: [hashToken(token)] })
  const [row] = rows
  if (row === undefined) return null
  if (row.idle) touch(row.id, origin)
  return { kind: 'token', id: row.id, name: row.name, role: row.role, accounts: null }
}

/** Notes the use; nobody waits for it. */
function touch(id: string, { address }: Origin): void {
  pool()
    .query('UPDATE api_token SET last_used_at = now(), last_used_from = $2 WHERE id = $1', [id, address])
    .catch((error: unknown) => createLog('tokens').warn({ err: error }, 'the last use of a token was not noted'))
}

interface TokenRow {
  id: string
  name: string
  role: Role
  hint: string
  created_by: string
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  last_used_from: string | null
  state: TokenState
}

const STATE = `CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'active' END`

const VIEW = `SELECT id, name, role, hint, created_by, created_at, expires_at, revoked_at, last_used_at, last_used_from,
    ${STATE} AS state FROM api_token`
// A token that is revoked keeps its place: whoever did it sees what became of it.
const NEWEST_FIRST = 'ORDER BY created_at DESC, id'

/** All tokens, newest first. */
export async function listTokens(): Promise<TokenView[]> {
  const { rows } = await pool().query<TokenRow>(`${VIEW} ${NEWEST_FIRST} LIMIT $1`, [MOST_LISTED])
  return rows.map(toView)
}

/** Tokens on a page. */
const PAGE = 100

/** A page of tokens, newest first, from the one after the token with the id `after`. An unknown id begins at the first. */
export async function readTokenPage(after: string | null): Promise<TokenPage> {
  const { rows } = await pool().query<TokenRow>(
    `${VIEW} WHERE coalesce(
       (-extract(epoch FROM created_at), id) >
       (SELECT -extract(epoch FROM created_at), id FROM api_token WHERE id::text = $1), true)
     ${NEWEST_FIRST} LIMIT ${PAGE + 1}`,
    [after],
  )
  const tokens = rows.slice(0, PAGE).map(toView)
  return { tokens, next: rows.length > PAGE ? (tokens.at(-1)?.id ?? null) : null }
}

function toView(row: TokenRow): TokenView {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    hint: row.hint,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastUsedFrom: row.last_used_from,
    state: row.state,
  }
}
