/** Reads what is known of an account beside what was collected, for judging it. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import { type AwsConnection, HOME_REGION } from '@/lib/domain/aws-connection'
import type { CheckContext } from '@/lib/domain/evidence/check'
import type { FactBodies, ReadFact } from '@/lib/domain/evidence/facts'
import type { JudgeContext } from '@/lib/domain/evidence/judge'
import { homeRegion } from '@/lib/domain/partition'
import { findFact, listFacts } from './read-facts'

/** `facts`: those of the account, for the owners of the trails that it sees. */
export async function readJudgeContext(
  connection: AwsConnection,
  account: string,
  facts: readonly ReadFact[],
  now: Date,
  client: Queryable = pool(),
): Promise<JudgeContext> {
  const place = await readPlace(account, client)
  const reader = connection.accountId
  const organization = reader === null ? null : await findFact(reader, 'organization', client)
  return {
    account,
    partition: connection.partition,
    now: now.getTime(),
    regions: regionsOfAccount(connection, place.regions),
    controlRegion: homeRegion(connection.partition),
    homeRegion: connection.regions[0] ?? HOME_REGION[connection.partition],
    isReader: account === reader,
    isOrganization: connection.kind === 'organization',
    path: place.path,
    breakGlassUsers: connection.evidence.breakGlassUsers,
    codeTags: connection.evidence.codeTags,
    organization: organization?.body ?? null,
    ownerOf: await readOwners(account, facts, client),
  }
}

/** Regions in which evidence is asked for: where the account uses something, and those of its connection. */
export function regionsOfAccount(connection: AwsConnection, used: readonly string[]): string[] {
  const own = connection.regions.length > 0 ? connection.regions : [HOME_REGION[connection.partition]]
  return [...new Set([...own, ...used])].sort()
}

/** Regions of which something was ever used, few enough to be asked one by one. */
const MOST_REGIONS = 30

/** The Regions that an account uses, the busiest first, and the units above it, the root first. */
export async function readPlace(
  account: string,
  client: Queryable = pool(),
): Promise<{ regions: string[]; path: string[] }> {
  const { rows } = await client.query<{ regions: string[]; path: string[] }>(
    `SELECT coalesce((SELECT json_agg(region) FROM (SELECT region FROM service_usage
           WHERE account_id = $1 AND region <> 'global' GROUP BY region ORDER BY count(*) DESC, region LIMIT ${MOST_REGIONS}) used),
         '[]') AS regions,
       coalesce((WITH RECURSIVE up AS (
           SELECT u.id, u.parent_id, 0 AS height FROM org_unit u JOIN aws_account a ON a.org_unit_id = u.id WHERE a.id = $1
           UNION ALL SELECT u.id, u.parent_id, up.height + 1 FROM org_unit u JOIN up ON up.parent_id = u.id WHERE up.height < 20)
         SELECT json_agg(id ORDER BY height DESC) FROM up), '[]') AS path`,
    [account],
  )
  return rows[0] ?? { regions: [], path: [] }
}

/** What the owners of trails of an organization know of them that its members may not see. */
async function readOwners(
  account: string,
  facts: readonly ReadFact[],
  client: Queryable,
): Promise<CheckContext['ownerOf']> {
  const trails = facts.find((fact): fact is ReadFact<'trails'> => fact.kind === 'trails')?.body.trails ?? []
  const owners = [...new Set(trails.map(({ ownerAccount }) => ownerAccount))].filter((owner) => owner !== account)
  const known = new Map<string, ReturnType<CheckContext['ownerOf']>>()
  for (const owner of owners) {
    const theirs = await listFacts(owner, ['trails', 'alarms'], client)
    const body = <K extends 'trails' | 'alarms'>(kind: K) =>
      (theirs.find((fact) => fact.kind === kind)?.body as FactBodies[K] | undefined) ?? null
    for (const trail of body('trails')?.trails ?? []) {
      if (trail.ownerAccount === owner) known.set(trail.arn, { trail, alarms: body('alarms') })
    }
  }
  return (arn) => known.get(arn) ?? null
}
