/** Reads which rules are silent, where and until when. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { alertRuleName } from '@/lib/domain/iam-changes/alert-words'
import type { MuteView } from './contract'

/** True of a mute m that holds today. */
export const HOLDS = `m.ended_at IS NULL AND (m.until_on IS NULL OR m.until_on >= (now() AT TIME ZONE 'UTC')::date)`

/** Mutes that hold, newest first: those of every account, and of accounts that the reader may see. */
export async function listMutes(visible: VisibleAccounts): Promise<MuteView[]> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<Omit<MuteView, 'ruleName'>>(
    `SELECT m.id::text, m.rule, CASE WHEN m.account_id IS NOT NULL THEN
       json_build_object('id', m.account_id, 'name', coalesce(a.name, m.account_id::text)) END AS account, m.reason,
       to_char(m.until_on, 'YYYY-MM-DD') AS until, m.by_name AS by, ${iso('m.created_at')} AS "createdAt"
     FROM iam_mute m LEFT JOIN aws_account a ON a.id = m.account_id
     WHERE ${HOLDS} AND (m.account_id IS NULL OR ${scopeOf(visible, bind).sees('m.account_id')}) ORDER BY m.id DESC`,
    values,
  )
  return rows.map((row) => ({ ...row, ruleName: alertRuleName(row.rule) }))
}
