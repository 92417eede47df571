/** Records which accounts and resources communications name: what was said earlier never takes the place of what is known. */
import 'server-only'
import { timestamp } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import type { EventReach } from '@/lib/events/reach'
import { recordReach } from '@/lib/events/write-reach'
import { type Communication, compareAge, inRounds } from './communications'

/** What is known about the communications of a recording. */
interface Circumstances {
  /** By ARN. */
  eventIds: ReadonlyMap<string, string>
  /** By account: the connection through which it is known. */
  named: ReadonlyMap<string, string | null>
  seenAt: Instant
}

/** Records them, oldest first. Returns the ids of the events that moved. */
export async function recordCommunications(
  client: Queryable,
  communications: readonly Communication[],
  { eventIds, named, seenAt }: Circumstances,
): Promise<string[]> {
  const moved: string[] = []
  for (const round of inRounds(communications.filter(({ account }) => account !== ''))) {
    const known = await findKnown(client, round, eventIds)
    const reaches = round.flatMap((communication, index): EventReach[] => {
      const eventId = eventIds.get(communication.arn)
      const before = known[index]
      if (eventId === undefined || before === undefined) return []
      const { account, saidAt } = communication
      return [
        {
          eventId,
          connectionId: named.get(account) ?? null,
          saidAt,
          isNews:
            before.isReachKnown ||
            communications.some((other) => other.arn === communication.arn && other.saidAt < saidAt),
          accounts: [accountReach(communication, before)],
        },
      ]
    })
    moved.push(...(await recordReach(reaches, seenAt)).moved)
  }
  return moved
}

/** What is stored about the account and event of one communication. */
interface Known {
  /** True where EventBridge told an earlier state of the event, or AWS Health its accounts. */
  isReachKnown: boolean
  /** The latest communication that is stored. */
  saidAt: Date | null
  communicationId: string | null
  /** AWS's lastUpdatedTime for which AWS Health told the account's text; EventBridge writes whole seconds. */
  readFor: Date | null
  /** Those of its resources without a time that are stored. */
  entities: string[]
}

function accountReach(communication: Communication, known: Known): EventReach['accounts'][number] {
  const { account, text, entities } = communication
  const isOutdated = isOlder(communication, known)
  const stored = new Set(known.entities)
  return {
    account,
    text: isOutdated ? null : text,
    readFor: null,
    // What AWS dates is compared by its date; what it does not, by when it was said.
    entities: isOutdated
      ? entities.filter(({ value, lastUpdatedAt }) => lastUpdatedAt !== null || !stored.has(value))
      : entities,
  }
}

function isOlder(communication: Communication, { saidAt, communicationId, readFor }: Known): boolean {
  if (readFor !== null && communication.saidAt <= readFor.getTime()) return true
  if (saidAt === null || communicationId === null) return false
  return compareAge(communication, { saidAt: saidAt.getTime(), communicationId }) < 0
}

async function findKnown(
  client: Queryable,
  communications: readonly Communication[],
  eventIds: ReadonlyMap<string, string>,
): Promise<Known[]> {
  const { rows } = await client.query<Known>(
    `SELECT latest.said_at AS "saidAt", latest.communication_id AS "communicationId",
       a.read_for AS "readFor",
       EXISTS (SELECT FROM eventbridge_page p WHERE p.event_arn = given.arn AND p.said_at < given.said_at)
         OR EXISTS (SELECT FROM event_reading r WHERE r.event_id = given.event_id AND r.read_at IS NOT NULL) AS "isReachKnown",
       array(SELECT e.entity_value FROM affected_entity e WHERE e.event_id = given.event_id
         AND e.account_id = given.account AND e.entity_value = ANY(
           SELECT json_array_elements_text(given.entities::json))) AS entities
     FROM unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[]) WITH ORDINALITY
       AS given(arn, event_id, account, said_at, entities, place)
     LEFT JOIN LATERAL (SELECT p.said_at, p.communication_id FROM eventbridge_page p
       WHERE p.event_arn = given.arn AND p.account_id = given.account
       ORDER BY p.said_at DESC, p.communication_id COLLATE "C" DESC LIMIT 1) latest ON true
     LEFT JOIN affected_account a ON a.event_id = given.event_id AND a.account_id = given.account
     ORDER BY given.place`,
    [
      communications.map(({ arn }) => arn),
      communications.map(({ arn }) => eventIds.get(arn) ?? null),
      communications.map(({ account }) => account),
      communications.map(({ saidAt }) => timestamp(saidAt)),
      communications.map(({ entities }) =>
        JSON.stringify(entities.flatMap(({ value, lastUpdatedAt }) => (lastUpdatedAt === null ? [value] : []))),
      ),
    ],
  )
  return rows
}
