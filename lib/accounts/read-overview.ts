/** Reads what the directory is looked at through: what filters offer, the tree of units, the rules and the tags they rest on. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool, type Queryable } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { AccountRule } from '@/lib/domain/account-rules'
import { CRITICALITIES } from '@/lib/domain/blast-radius/facts'
import type { AccountFacet, AccountFacets, OrgUnitView, TagKeyView } from './contract'
import { LEFT, NONE } from './filter'
import { visible } from './filter-sql'

const RANKS: readonly string[] = CRITICALITIES

/** What the filters offer to somebody, each value with its number of accounts. */
export function readAccountFacets(accounts: VisibleAccounts): Promise<AccountFacets> {
  return cachedRead('accounts', `account facets ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const conditions = all(visible(accounts, bind))
    const { rows } = await pool().query<{ facet: keyof AccountFacets } & AccountFacet>(
      `WITH a AS MATERIALIZED (SELECT * FROM aws_account a WHERE ${conditions})
       SELECT 'connections' AS facet, coalesce(c.id, '${NONE}') AS value,
         coalesce(c.name, 'Named by a file alone') AS name, count(*)::int AS count
       FROM a LEFT JOIN aws_connection c ON c.id = a.connection_id GROUP BY c.id, c.name
       UNION ALL
       SELECT 'teams', coalesce(t.id::text, '${NONE}'), coalesce(t.name, 'No team'), count(*)::int
       FROM a LEFT JOIN team_account o ON o.account_id = a.id LEFT JOIN team t ON t.id = o.team_id GROUP BY t.id, t.name
       UNION ALL
       SELECT 'environments', coalesce(environment, '${NONE}'), coalesce(environment, 'No environment'), count(*)::int
       FROM a GROUP BY environment
       UNION ALL
       SELECT 'criticalities', coalesce(criticality, '${NONE}'), coalesce(initcap(criticality), 'No criticality'),
         count(*)::int
       FROM a GROUP BY criticality
       UNION ALL
       SELECT 'statuses', value, CASE value WHEN '${LEFT}' THEN 'Left' ELSE value END, count(*)::int
       FROM (SELECT CASE WHEN left_at IS NULL THEN status ELSE '${LEFT}' END AS value FROM a) s GROUP BY value
       ORDER BY facet, count DESC, name`,
      values,
    )
    const of = (wanted: keyof AccountFacets) =>
      rows.filter(({ facet }) => facet === wanted).map(({ value, name, count }) => ({ value, name, count }))
    return {
      connections: of('connections'),
      teams: of('teams'),
      environments: of('environments'),
      criticalities: of('criticalities').sort((one, other) => rankOf(one.value) - rankOf(other.value)),
      statuses: of('statuses'),
    }
  })
}

/** Most critical first; without one last. */
function rankOf(criticality: string): number {
  const rank = RANKS.indexOf(criticality)
  return rank < 0 ? RANKS.length : rank
}

/** The units of all organizations, parents before children, by path; of those who see few accounts only what leads to these. */
export function listOrgUnits(accounts: VisibleAccounts): Promise<OrgUnitView[]> {
  return cachedRead('accounts', `units ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const conditions = all(['a.left_at IS NULL', 'a.org_unit_id IS NOT NULL', ...visible(accounts, bind)])
    const { rows } = await pool().query<OrgUnitView>(
      `WITH RECURSIVE own AS (SELECT a.org_unit_id AS id, count(*)::int AS accounts FROM aws_account a
           WHERE ${conditions} GROUP BY a.org_unit_id),
         above AS (SELECT id, id AS unit FROM org_unit UNION
           SELECT u.parent_id, above.unit FROM above JOIN org_unit u ON u.id = above.id WHERE u.parent_id IS NOT NULL),
         below AS (SELECT above.id, sum(own.accounts)::int AS accounts FROM above JOIN own ON own.id = above.unit GROUP BY above.id)
       SELECT u.id, u.name, u.path, u.parent_id AS "parentId", u.connection_id AS "connectionId",
         coalesce(own.accounts, 0) AS accounts, coalesce(below.accounts, 0) AS "accountsBelow"
       FROM org_unit u LEFT JOIN own ON own.id = u.id LEFT JOIN below ON below.id = u.id
       ${accounts === null ? '' : 'WHERE below.accounts > 0'}
       ORDER BY u.connection_id, string_to_array(lower(u.path), '/'), u.id`,
      values,
    )
    return rows
  })
}

/** The rules in order. */
export async function listAccountRules(client: Queryable = pool()): Promise<AccountRule[]> {
  const { rows } = await client.query<AccountRule>(
    `SELECT gives, tag_key AS "tagKey", tag_value AS "tagValue", name FROM account_rule ORDER BY position, id`,
  )
  return rows
}

const KEYS_OFFERED = 100

/** The tag keys of all accounts, most frequent first, at most 100, each with its ten most frequent values. */
export function listTagKeys(): Promise<TagKeyView[]> {
  return cachedRead('accounts', 'tag keys', async () => {
    const { rows } = await pool().query<TagKeyView>(
      `WITH tag AS MATERIALIZED (SELECT t.key, t.value, count(*)::int AS accounts
           FROM aws_account a CROSS JOIN LATERAL jsonb_each_text(a.tags) t GROUP BY t.key, t.value),
         key AS (SELECT key, sum(accounts)::int AS accounts FROM tag GROUP BY key
           ORDER BY accounts DESC, key LIMIT ${KEYS_OFFERED}),
         ranked AS (SELECT *, row_number() OVER (PARTITION BY key ORDER BY accounts DESC, value) AS rank FROM tag)
       SELECT key.key, key.accounts,
         (SELECT json_agg(json_build_object('value', r.value, 'accounts', r.accounts) ORDER BY r.rank)
          FROM ranked r WHERE r.key = key.key AND r.rank <= 10) AS values
       FROM key ORDER BY key.accounts DESC, key.key`,
    )
    return rows
  })
}
