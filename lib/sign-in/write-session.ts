/** Begins and ends one's own sessions, within a transaction and with their AuditEntries. */
import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { Queryable } from '@/lib/db/pool'
import { SESSION_SECONDS } from './session-cookie'

/** Makes a session of the actor without the library's first step. @returns its token, for the cookie */
export async function startSession(client: Queryable, actor: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await client.query<{ id: string; expires_at: Date }>(
    `INSERT INTO session (person_id, token, expires_at, ip_address, user_agent)
     VALUES ($1, $2, now() + $3 * interval '1 second', $4, $5) RETURNING id, expires_at`,
    [actor.id, token, SESSION_SECONDS, actor.origin.address, actor.origin.userAgent?.slice(0, 400) ?? null],
  )
  const [session] = rows
  await recordChange(client, actor, {
    action: 'session.started',
    subject: { kind: 'session', id: session?.id ?? null },
    after: { expiresAt: session?.expires_at },
  })
  return token
}

/** Whether the session began within the last hour. */
export async function isFreshSession(client: Queryable, sessionId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM session WHERE id = $1 AND created_at > now() - interval '1 hour'",
    [sessionId],
  )
  return (rowCount ?? 0) > 0
}

interface EndedSession {
  id: string
  created_at: Date
  ip_address: string | null
  live: boolean
}

/** Ends the actor's sessions but the one to keep. @returns how many were still good */
export async function endSessionsBut(client: Queryable, actor: Actor, keep: string | null): Promise<number> {
  const { rows } = await client.query<EndedSession>(
    `DELETE FROM session WHERE person_id = $1 AND id IS DISTINCT FROM $2::uuid
     RETURNING id, created_at, ip_address, expires_at > now() AS live`,
    [actor.id, keep],
  )
  return recordEnds(client, actor, rows)
}

/** Ends one of the actor's sessions. @returns whether there was one */
export async function endSessionOf(client: Queryable, actor: Actor, sessionId: string): Promise<boolean> {
  const { rows } = await client.query<EndedSession>(
    'DELETE FROM session WHERE person_id = $1 AND id::text = $2 RETURNING id, created_at, ip_address, true AS live',
    [actor.id, sessionId],
  )
  return (await recordEnds(client, actor, rows)) > 0
}

async function recordEnds(client: Queryable, actor: Actor, ended: EndedSession[]): Promise<number> {
  const live = ended.filter((session) => session.live)
  for (const { id, created_at, ip_address } of live) {
    await recordChange(client, actor, {
      action: 'session.ended',
      subject: { kind: 'session', id },
      before: { createdAt: created_at, ipAddress: ip_address },
    })
  }
  if (live.length > 0) await announce(client, { topic: 'access' })
  return live.length
}
