/** Reads waivers: who accepted that which check fails, where and until when. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { WaiverView } from './contract'

/** Those that hold now, of all accounts and of those that the reader may see; the first to end first. */
export function listWaivers(accounts: VisibleAccounts): Promise<WaiverView[]> {
  return cachedRead(['evidence', 'accounts'], `waivers ${visibilityKey(accounts)}`, async () => {
    const { rows } = await pool().query<WaiverView>(
      `SELECT w.id::text, w.check_id AS check, CASE WHEN w.account_id IS NOT NULL
           THEN json_build_object('id', w.account_id::text, 'name', coalesce(a.name, w.account_id::text)) END AS account,
         w.reason, w.expires_on::text AS "expiresOn", w.by_name AS by, ${iso('w.created_at')} AS "createdAt"
       FROM evidence_waiver w LEFT JOIN aws_account a ON a.id = w.account_id
       WHERE w.ended_at IS NULL AND (w.expires_on + 1)::timestamp AT TIME ZONE 'UTC' > now()
         AND ($1::text[] IS NULL OR w.account_id IS NULL OR w.account_id::text = ANY($1))
       ORDER BY w.expires_on, w.check_id, w.id`,
      [accounts],
    )
    return rows
  })
}
