/** Who can come back by themselves: the one rule, as SQL, for all that must not leave Faultline without an owner. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'

/** SQL: whether `p` is an owner who is not disabled. */
export const IS_OWNER = "p.role = 'owner' AND p.disabled_at IS NULL"

/** SQL: whether `p` can sign in without a link, by password or through the identity provider. */
export const CAN_RETURN = 'EXISTS (SELECT FROM sign_in_method m WHERE m.person_id = p.id)'

/** SQL: as CAN_RETURN, also on the day on which there is no identity provider. */
export const HAS_PASSWORD = 'EXISTS (SELECT FROM sign_in_method m WHERE m.person_id = p.id AND m.password IS NOT NULL)'

/**
 * Whether owners can come back, but none of them without the identity provider. Owners stay as they are until the
 * transaction of `client` ends.
 */
export async function readDependsOnProvider(client: Queryable): Promise<boolean> {
  // In the order in which lib/people/steward.ts locks them.
  await client.query("SELECT FROM person WHERE role = 'owner' ORDER BY id FOR NO KEY UPDATE")
  const { rows } = await client.query<{ depends: boolean }>(
    `SELECT coalesce(bool_or(${CAN_RETURN}) AND NOT bool_or(${HAS_PASSWORD}), false) AS depends
     FROM person p WHERE ${IS_OWNER}`,
  )
  return rows[0]?.depends ?? false
}
