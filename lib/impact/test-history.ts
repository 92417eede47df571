/** Invents outages, accounts and teams for tests, and counts account-time by SQL on the raw tables alone. */
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { recordReach } from '@/lib/events/write-reach'
import { storeAccount } from '@/lib/testing/build-account'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildAccountReach, buildReach } from '@/lib/testing/build-reach'
import { storeUsage } from '@/lib/testing/build-usage'

const START = Date.parse('2026-02-01T00:00:00Z')
const HOUR = 3_600_000
/** ms, so many hours after START. */
export const hour = (hours: number) => START + hours * HOUR

const SERVICES = ['lambda', 'ec2', 's3'] as const
const REGIONS = ['us-east-1', 'eu-west-1'] as const
export const ACCOUNTS = Array.from({ length: 8 }, (_, index) => String(111111111111 + index))
export const [BLUE, GREEN] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const

/** Numbers from 0 up to 1, the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Accounts of all sorts: the last two have left, and are not in the directory; the one before uses nothing. */
export async function storeOrganization(): Promise<void> {
  for (const [index, id] of ACCOUNTS.slice(0, 7).entries())
    await storeAccount({
      id,
      status: index === 4 ? 'SUSPENDED' : 'ACTIVE',
      leftAt: index === 6 ? '2026-01-01T00:00:00Z' : null,
    })
  for (const [index, id] of ACCOUNTS.entries()) {
    if (index === 5) continue
    await storeUsage(id, { service: SERVICES[index % 3] ?? 's3', region: REGIONS[index % 2] ?? 'us-east-1' })
    if (index < 2) await storeUsage(id, { service: 's3', region: 'eu-west-1' })
  }
  await pool().query("INSERT INTO team (id, name) VALUES ($1, 'Blue'), ($2, 'Green')", [BLUE, GREEN])
  await pool().query(
    `INSERT INTO team_account_period (team_id, team_name, account_id, from_at, until_at) VALUES
       ($1, 'Blue', $3, NULL, $5), ($2, 'Green', $3, $5, NULL), ($1, 'Blue', $4, NULL, NULL), ($2, 'Green', $4, NULL, NULL)`,
    [BLUE, GREEN, ACCOUNTS[0], ACCOUNTS[1], new Date(hour(700))],
  )
}

/** So many events within two months, some of which AWS tells only to accounts that it names, and what people say of accounts. */
export async function storeOutages(seed: number, count: number): Promise<void> {
  const chance = chances(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T
  const observations = Array.from({ length: count }, (_, index) => {
    const startedAt = hour(Math.floor(chance() * 1_300)) + Math.floor(chance() * 50) * 60_000
    const isPublic = chance() < 0.6
    const endedAt = !isPublic && chance() < 0.1 ? null : startedAt + Math.floor(chance() * 2_400) * 60_000
    const said = { status: endedAt === null ? 'open' : 'closed', saidAt: endedAt ?? startedAt } as const
    const typeCode = chance() < 0.7 ? 'AWS_X_OPERATIONAL_ISSUE' : 'AWS_X_NOTICE'
    return buildObservation({
      ...{ arn: `arn:aws:health:r::event/X/Y/${seed}_${index}`, service: pick(SERVICES), region: pick(REGIONS) },
      ...{ scope: isPublic ? 'PUBLIC' : 'ACCOUNT_SPECIFIC', typeCode, startedAt, endedAt, ...said, updates: [] },
    })
  })
  const { seen } = await recordObservations(observations, hour(1_400))
  for (const [index, id] of seen.entries()) {
    if (observations[index]?.event.scope === 'PUBLIC') continue
    await nameSome(
      id,
      ACCOUNTS.filter(() => chance() < 0.3),
      observations[index]?.event.startedAt ?? START,
    )
    const late = { isNews: true, saidAt: (observations[index]?.event.startedAt ?? START) + 5 * HOUR }
    await nameSome(
      id,
      ACCOUNTS.filter(() => chance() < 0.1),
      late.saidAt,
      true,
    )
  }
  await pool().query(
    `INSERT INTO blast_report (incident_id, account_id, verdict, note, by_name)
     SELECT i.id, a.id, CASE WHEN (i.id + a.place) % 2 = 0 THEN 'touched' ELSE 'clear' END, 'I looked', 'Mira'
     FROM incident i, unnest($1::text[]) WITH ORDINALITY AS a(id, place)
     WHERE i.merged_into IS NULL AND (i.id * 7 + a.place * 3 + $2) % 5 = 0 ON CONFLICT DO NOTHING`,
    [ACCOUNTS, seed % 5],
  )
}

async function nameSome(eventId: string, accounts: readonly string[], saidAt: number, isNews = false): Promise<void> {
  const reaches = accounts.map((account) => buildAccountReach(account, { entities: [] }))
  if (reaches.length > 0) await recordReach([buildReach(eventId, reaches, { saidAt, isNews })], saidAt)
}

/** ms of accounts by id: confirmed, reported, inferred. */
export type CountedMs = Record<string, [confirmed: number, reported: number, inferred: number]>

/**
 * What each account comes to by the declared clock from `from` to `to`, as PostgreSQL counts it.
 * @param reader the one account of a limited reader; null: of all accounts, for somebody who sees everything
 */
export async function countBySql(from: number, to: number, reader: string | null = null): Promise<CountedMs> {
  const { rows } = await pool().query<{ id: string; confirmed: number; reported: number; inferred: number }>(
    `WITH told AS (SELECT e.id, m.incident_id, e.service, e.region, e.scope = 'PUBLIC' OR e.type_code LIKE '%OPERATIONAL_ISSUE' AS infers,
         tstzmultirange(tstzrange(e.started_at, coalesce(e.ended_at, 'infinity'))) * tstzmultirange(tstzrange($1, $2)) AS time
       FROM health_event e JOIN incident_event m ON m.event_id = e.id
       WHERE $4::text IS NULL OR e.scope = 'PUBLIC'
         OR EXISTS (SELECT FROM affected_account a WHERE a.event_id = e.id AND a.account_id = $4)),
     named AS (SELECT a.account_id, range_agg(t.time * tstzmultirange(tstzrange(c.at, NULL))) AS time
       FROM affected_account a JOIN told t ON t.id = a.event_id
       LEFT JOIN (SELECT event_id, account_id, min(observed_at) AS at FROM reach_change WHERE entity_value IS NULL GROUP BY 1, 2) c
         ON c.event_id = a.event_id AND c.account_id = a.account_id GROUP BY 1),
     said AS (SELECT r.account_id, range_agg(t.time) AS time FROM blast_report r JOIN told t ON t.incident_id = r.incident_id
       WHERE r.verdict = 'touched' AND r.ended_at IS NULL GROUP BY 1),
     follows AS (SELECT u.account_id, range_agg(t.time) AS time
       FROM service_usage u JOIN told t ON t.infers AND t.service = u.service AND t.region = u.region
       WHERE NOT EXISTS (SELECT FROM aws_account d WHERE d.id = u.account_id AND (d.left_at IS NOT NULL OR d.status <> 'ACTIVE'))
         AND NOT EXISTS (SELECT FROM blast_report r WHERE r.incident_id = t.incident_id AND r.account_id = u.account_id
           AND r.verdict = 'clear' AND r.ended_at IS NULL) GROUP BY 1),
     every AS (SELECT a.id, coalesce(n.time, '{}') AS n, coalesce(s.time, '{}') AS s, coalesce(f.time, '{}') AS f
       FROM (SELECT unnest($3::text[]) AS id UNION SELECT account_id::text FROM named WHERE $4::text IS NULL) a
       LEFT JOIN named n ON n.account_id = a.id LEFT JOIN said s ON s.account_id = a.id
       LEFT JOIN follows f ON f.account_id = a.id)
     SELECT id, ${MS('n')} AS confirmed, ${MS('s - n')} AS reported, ${MS('f - s - n')} AS inferred FROM every`,
    [new Date(from), new Date(to), reader === null ? ACCOUNTS : [reader], reader],
  )
  return Object.fromEntries(
    rows
      .filter(({ confirmed, reported, inferred }) => confirmed + reported + inferred > 0)
      .map(({ id, confirmed, reported, inferred }) => [id, [confirmed, reported, inferred]]),
  )
}

const MS = (time: string) =>
  `(SELECT (coalesce(sum(extract(epoch FROM upper(r) - lower(r))), 0) * 1000)::float8 FROM unnest(${time}) r)`
