/** Finds the connections that EventBridge's messages belong to. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'

/** Where a message came from and whom it tells. */
export interface Addressed {
  /** The affected account; '' for public events. */
  account: string
  /** The account on whose event bus it arrived; null where that is not known. */
  deliveredTo: string | null
  /** The connection whose queue brought it; null for the webhook. */
  through: string | null
}

/** The connections of one message. */
export interface Belonging {
  /** Through which the account is known to us; null where no connection is. */
  named: string | null
  /** The enabled one that reads AWS Health for the account; null where none does. */
  covering: string | null
}

/**
 * For each message, in order: the enabled connection whose directory holds the account, else whose own account it is,
 * else the organization that it was delivered to or whose queue brought it. For public events any that is enabled.
 */
export async function findBelongings(client: Queryable, messages: readonly Addressed[]): Promise<Belonging[]> {
  const { rows } = await client.query<Belonging>(
    `SELECT coalesce(covering.id, through.id) AS named, covering.id AS covering
     FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS given(account, delivered_to, through, place)
     LEFT JOIN aws_connection through ON through.id = given.through AND through.enabled
     LEFT JOIN LATERAL (
       SELECT c.id FROM aws_connection c LEFT JOIN aws_account a ON a.id = given.account AND a.connection_id = c.id
       WHERE c.enabled AND (a.id IS NOT NULL OR c.account_id = given.account OR given.account = ''
         OR (c.kind = 'organization' AND (c.account_id = given.delivered_to OR c.id = given.through)))
       ORDER BY (a.id IS NOT NULL AND a.left_at IS NULL) DESC, c.account_id IS NOT DISTINCT FROM given.account DESC,
         a.id IS NOT NULL DESC, c.id IS NOT DISTINCT FROM given.through DESC, c.kind DESC, c.id LIMIT 1) covering ON true
     ORDER BY given.place`,
    [
      messages.map(({ account }) => account),
      messages.map(({ deliveredTo }) => deliveredTo),
      messages.map(({ through }) => through),
    ],
  )
  return rows
}
