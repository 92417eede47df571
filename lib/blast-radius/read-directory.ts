/** Reads the whole directory for blast radii: accounts with their place, owners, and whether anything tells what they use. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { CRITICALITIES, type Criticality } from '@/lib/domain/blast-radius/facts'
import { partitionOf } from '@/lib/domain/partition'

/** An account of the directory, or one that only the list of used services names. */
export interface DirectoryAccount {
  /** 12 digits. */
  id: string
  /** Null: the directory does not know it. */
  name: string | null
  status: string | null
  /** It left, or is suspended or closed. */
  isGone: boolean
  connectionId: string | null
  /** aws, aws-cn, aws-us-gov …: its connection's. */
  partition: string
  unitId: string | null
  /** Ids, by name of the team. */
  teamIds: readonly string[]
  environment: string | null
  criticality: Criticality | null
  /** Nothing but AWS Health ever told what it uses. */
  usageUnknown: boolean
}

/** Everything that blast radii are worked out from, whoever asks: readers are given what is theirs (present-facts). */
export interface Directory {
  /** By id. */
  accounts: readonly DirectoryAccount[]
  byId: ReadonlyMap<string, DirectoryAccount>
  units: ReadonlyMap<string, { id: string; name: string; parentId: string | null }>
  /** By name. */
  teams: readonly { id: string; name: string }[]
  /** Region ids, and `global`, in which anything is used. */
  regions: readonly string[]
}

/** The directory as it stands. */
export function readDirectory(): Promise<Directory> {
  return cachedRead('accounts', 'directory of blast radii', async () => {
    const [known, strangers, units, teams, regions] = await Promise.all([
      listKnown(),
      listStrangers(),
      pool().query<{ id: string; name: string; parentId: string | null }>(
        'SELECT id, name, parent_id AS "parentId" FROM org_unit',
      ),
      pool().query<{ id: string; name: string }>('SELECT id, name FROM team ORDER BY lower(name), id'),
      listRegions(),
    ])
    const accounts = [...known, ...strangers].sort((a, b) => (a.id < b.id ? -1 : 1))
    return {
      accounts,
      byId: new Map(accounts.map((account) => [account.id, account])),
      units: new Map(units.rows.map((unit) => [unit.id, unit])),
      teams: teams.rows,
      regions,
    }
  })
}

/** Statuses of accounts that work, as AWS writes them; UNKNOWN: only a file named it. */
const WORKING = ['ACTIVE', 'UNKNOWN']

type KnownRow = Omit<DirectoryAccount, 'teamIds' | 'criticality'> & { teams: string | null; criticality: string | null }

async function listKnown(): Promise<DirectoryAccount[]> {
  // OFFSET: one look into the index for each account, not all rows of what is used.
  const { rows } = await pool().query<KnownRow>(
    `SELECT a.id, a.name, a.status, a.left_at IS NOT NULL OR a.status <> ALL($1) AS "isGone",
       a.connection_id AS "connectionId", coalesce(c.partition, 'aws') AS partition, a.org_unit_id AS "unitId", o.teams,
       a.environment, a.criticality,
       NOT EXISTS (SELECT FROM service_usage u WHERE u.account_id = a.id AND u.source <> 'health' OFFSET 0) AS "usageUnknown"
     FROM aws_account a LEFT JOIN aws_connection c ON c.id = a.connection_id
     LEFT JOIN (SELECT o.account_id, string_agg(t.id::text, ' ' ORDER BY lower(t.name), t.id) AS teams
       FROM team_account o JOIN team t ON t.id = o.team_id GROUP BY o.account_id) o ON o.account_id = a.id`,
    [WORKING],
  )
  return rows.map(({ teams, criticality, ...account }) => ({
    ...account,
    criticality: CRITICALITIES.find((each) => each === criticality) ?? null,
    teamIds: teams === null ? [] : teams.split(' '),
  }))
}

interface StrangerRow {
  id: string
  region: string | null
  partition: string | null
  usageUnknown: boolean
}

/** Accounts that use something and that the directory does not know, found by jumping from account to account in the index. */
async function listStrangers(): Promise<DirectoryAccount[]> {
  const { rows } = await pool().query<StrangerRow>(
    `WITH RECURSIVE found(id) AS (
       (SELECT account_id FROM service_usage ORDER BY account_id LIMIT 1)
       UNION ALL SELECT (SELECT u.account_id FROM service_usage u WHERE u.account_id > f.id ORDER BY u.account_id LIMIT 1)
       FROM found f WHERE f.id IS NOT NULL)
     SELECT u.account_id AS id, min(u.region) FILTER (WHERE u.region <> 'global') AS region,
       min(c.partition) AS partition, bool_and(u.source = 'health') AS "usageUnknown"
     FROM found f JOIN service_usage u ON u.account_id = f.id LEFT JOIN aws_connection c ON c.id = u.connection_id
     WHERE NOT EXISTS (SELECT FROM aws_account a WHERE a.id = f.id OFFSET 0) GROUP BY u.account_id`,
  )
  return rows.map(({ id, region, partition, usageUnknown }) => ({
    ...{ id, name: null, status: null, isGone: false, connectionId: null, unitId: null, teamIds: [] },
    ...{ environment: null, criticality: null, usageUnknown },
    partition: partition ?? partitionOf({ arn: null, region: region ?? 'global' }),
  }))
}

async function listRegions(): Promise<string[]> {
  const { rows } = await pool().query<{ region: string }>(
    `WITH RECURSIVE found(region) AS (
       (SELECT region FROM service_usage ORDER BY region LIMIT 1)
       UNION ALL SELECT (SELECT u.region FROM service_usage u WHERE u.region > f.region ORDER BY u.region LIMIT 1)
       FROM found f WHERE f.region IS NOT NULL)
     SELECT region FROM found WHERE region IS NOT NULL`,
  )
  return rows.map(({ region }) => region)
}
