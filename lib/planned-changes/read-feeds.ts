/** Reads calendar addresses: those of a person, and whose eyes one sees with. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Role } from '@/lib/domain/access'
import { createLog } from '@/lib/log'
import type { CalendarFeedView } from './contract'
import { hashFeedSecret, isFeedSecret } from './feed-secret'

/** The addresses of a person, newest first; revoked ones keep their place. */
export async function listCalendarFeeds(personId: string): Promise<CalendarFeedView[]> {
  const { rows } = await pool().query<CalendarFeedView>(
    `SELECT id, name, filter, ${iso('created_at')} AS "createdAt", ${iso('last_used_at')} AS "lastUsedAt",
       ${iso('revoked_at')} AS "revokedAt"
     FROM calendar_feed WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT 200`,
    [personId],
  )
  return rows
}

/** Who a calendar program asks for, and what of. */
export interface FeedReader {
  /** As limits and the policy want it: the person, as if they asked themselves. */
  kind: 'person'
  id: string
  role: Role
  accounts: VisibleAccounts
  name: string
  /** As a query string. */
  filter: string
}

interface FeedRow extends Omit<FeedReader, 'kind'> {
  feedId: string
  isIdle: boolean
}

const READER = `
  SELECT f.id AS "feedId", f.name, f.filter, p.id, p.role,
         CASE WHEN p.limited_to_teams THEN ARRAY(
           SELECT DISTINCT a.account_id::text FROM team_member t JOIN team_account a USING (team_id)
           WHERE t.person_id = p.id ORDER BY 1) END AS accounts,
         f.last_used_at IS NULL OR f.last_used_at < now() - interval '1 minute' AS "isIdle"
  FROM calendar_feed f JOIN person p ON p.id = f.person_id
  WHERE f.secret_hash = $1 AND f.revoked_at IS NULL AND p.disabled_at IS NULL`

/** Whose address this is; null where it is unknown or revoked, or the person may no longer sign in. */
export async function findFeedReader(secret: string): Promise<FeedReader | null> {
  if (!isFeedSecret(secret)) return null
  const { rows } = await pool().query<FeedRow>(READER, [hashFeedSecret(secret)])
  const [row] = rows
  if (row === undefined) return null
  const { feedId, isIdle, ...reader } = row
  if (isIdle) touch(feedId)
  return { kind: 'person', ...reader }
}

/** Notes the use; nobody waits for it. */
function touch(id: string): void {
  pool()
    .query('UPDATE calendar_feed SET last_used_at = now() WHERE id = $1', [id])
    .catch((error: unknown) => createLog('changes').warn({ err: error }, 'the last use of an address was not noted'))
}
