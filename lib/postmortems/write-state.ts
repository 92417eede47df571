/** Sends post-mortems to review and back. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { lockPostmortem } from './write-lock'
import { noteDown } from './write-note-down'
import { withdrawAll } from './write-touch'

/** Asks others to review and sign it. One that is in review stays so. @throws AppError NOT_FOUND, CONFLICT once it is published */
export async function askForReview(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  of: string | null = null,
): Promise<void> {
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  if (postmortem.state === 'review') return
  if (postmortem.state === 'published') {
    throw new AppError('CONFLICT', 'It is published, and nothing has changed since. There is nothing to review.')
  }
  await client.query("UPDATE postmortem SET state = 'review', review_at = clock_timestamp() WHERE id = $1", [
    postmortem.id,
  ])
  await noteDown(client, doer, postmortem, { what: 'review-asked' })
}

/**
 * Takes it out of review, and all signatures with it. A draft stays one.
 * @throws AppError NOT_FOUND, CONFLICT for a published one, which becomes a draft by a change of it
 */
export async function endReview(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  of: string | null = null,
): Promise<void> {
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  if (postmortem.state === 'draft') return
  if (postmortem.state === 'published') {
    throw new AppError('CONFLICT', 'It is published. Change what has to be different: that makes the next draft.')
  }
  await client.query("UPDATE postmortem SET state = 'draft' WHERE id = $1", [postmortem.id])
  await withdrawAll(client, doer, postmortem, `${doer.actor.name} made it a draft again.`)
  await noteDown(client, doer, postmortem, { what: 'review-ended' })
}
