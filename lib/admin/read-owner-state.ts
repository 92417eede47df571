/** Reads whether Faultline has an owner, and one who can come back. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import { FIRST_OWNER_LINK_MS } from '@/lib/sign-in/access-link'
import { CAN_RETURN, IS_OWNER } from '@/lib/sign-in/read-way-back'

export interface OwnerState {
  /** Somebody who is not disabled is an owner. */
  exists: boolean
  /** One of them has a password or an identity provider, or was sent a link that still works. */
  canReturn: boolean
  /** The one who came longest ago and has no way back; null where there is none. */
  stranded: string | null
  owners: number
  withSecondFactor: number
}

/** A link that `npm start` printed may be lost with its terminal: only those that live longer count as a way back. */
const OWNERS = `
  SELECT count(*)::int AS owners, count(*) FILTER (WHERE two_factor_enabled)::int AS "withSecondFactor",
         count(*) > 0 AS exists, coalesce(bool_or(returns), false) AS "canReturn",
         (array_agg(id ORDER BY created_at) FILTER (WHERE NOT returns))[1] AS stranded
  FROM (SELECT id, created_at, two_factor_enabled,
          ${CAN_RETURN} OR EXISTS (
            SELECT FROM access_link l WHERE l.person_id = p.id AND l.used_at IS NULL AND l.expires_at > now()
              AND l.expires_at - l.created_at > $1 * interval '1 millisecond') AS returns
        FROM person p WHERE ${IS_OWNER}) owner`

export async function readOwnerState(client: Queryable = pool()): Promise<OwnerState> {
  const { rows } = await client.query<OwnerState>(OWNERS, [FIRST_OWNER_LINK_MS])
  const [state] = rows
  if (state === undefined) throw new Error('PostgreSQL counted no owners at all')
  return state
}
