/** Changes how somebody else gets in: second factor, sessions, one-time links. Each verb is audited and announced. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { createAccessLink, PERSON_LINK_MS } from '@/lib/sign-in/access-link'
import { changePerson } from './change-person'
import type { Steward } from './steward'

/** The secret of a one-time link, and until when it works. */
export interface NewLink {
  name: string
  email: string
  secret: string
  /** ISO 8601. */
  until: string
}

/**
 * Takes away somebody's authenticator app and ends their sessions: for a lost phone.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export function resetSecondFactor(steward: Steward, id: string): Promise<void> {
  return changePerson(steward, id, async (client) => {
    const removed = await client.query('DELETE FROM second_factor WHERE person_id = $1', [id])
    const turnedOff = await client.query(
      'UPDATE person SET two_factor_enabled = false, updated_at = now() WHERE id = $1 AND two_factor_enabled',
      [id],
    )
    if (removed.rowCount === 0 && turnedOff.rowCount === 0) return null
    return { action: 'person.second-factor-reset', after: { sessionsEnded: await endSessionsOf(client, id) } }
  })
}

/** Signs somebody out everywhere. @throws AppError NOT_FOUND, FORBIDDEN */
export function endSessions(steward: Steward, id: string): Promise<void> {
  return changePerson(steward, id, async (client) => {
    const sessionsEnded = await endSessionsOf(client, id)
    return sessionsEnded === 0 ? null : { action: 'person.sessions-ended', after: { sessionsEnded } }
  })
}

/**
 * Makes a way in for somebody who has none; earlier links stop working.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT for somebody who is disabled
 */
export async function renewLink(steward: Steward, id: string): Promise<NewLink> {
  let link: NewLink | undefined
  await changePerson(steward, id, async (client, { name, email, disabled }) => {
    if (disabled) throw new AppError('CONFLICT', `${name} is disabled. Enable them first; no link was made.`)
    link = await makeLink(client, { id, name, email })
    return { action: 'person.link-made', after: { until: link.until } }
  })
  if (link === undefined) throw new Error('changePerson did no work')
  return link
}

/** A one-time link within the transaction of `client`; whoever calls this writes the audit. */
export async function makeLink(
  client: Queryable,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<NewLink> {
  const until = new Date(Date.now() + PERSON_LINK_MS).toISOString()
  return { name, email, secret: await createAccessLink(client, { personId: id, validMs: PERSON_LINK_MS }), until }
}

/** How many open sessions there were; those that were over go with them. */
export async function endSessionsOf(client: Queryable, id: string): Promise<number> {
  const { rows } = await client.query<{ open: boolean }>(
    'DELETE FROM session WHERE person_id = $1 RETURNING expires_at > now() AS open',
    [id],
  )
  return rows.filter(({ open }) => open).length
}
