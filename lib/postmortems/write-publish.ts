/** Publishes post-mortems: what everybody who must sign has signed is stored whole, and never changed. */
import 'server-only'
import type pg from 'pg'
import { oneByOne } from '@/lib/db/one-by-one'
import { documentDigest } from '@/lib/domain/postmortem/canonical'
import { whyNotPublish } from '@/lib/domain/postmortem/publishing'
import type { ItemOutcome } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { EvidenceMaterial } from './present-evidence'
import { documentOf } from './present-revision'
import { readSignOffFacts } from './read-sign-offs'
import { findWhole } from './read-whole'
import { type LockedPostmortem, lockPostmortem } from './write-lock'
import { byOf, noteDown } from './write-note-down'
import { planVerifications } from './write-verifications'

/** What is to be published. */
interface Publishing {
  incidentId: string
  of: string | null
  version: number
  /** What the machine found, as somebody sees it who sees everything; null: nothing is kept of it. */
  evidence?: EvidenceMaterial | null
}

/**
 * Publishes the version that the doer saw and returns the number of its revision.
 * @throws AppError NOT_FOUND, CONFLICT that says what is missing or that it changed meanwhile
 */
export async function publish(
  client: pg.ClientBase,
  doer: Doer,
  { incidentId, of, version, evidence = null }: Publishing,
): Promise<number> {
  const locked = await lockPostmortem(client, doer, incidentId, of)
  if (version !== locked.version) {
    const sentence =
      'It was changed after you read it. Nothing was published: look at what changed, and have it signed.'
    throw new AppError('CONFLICT', sentence, { version: `is ${locked.version} now` })
  }
  const missing = await listMissing(client, locked)
  if (missing.length > 0) throw new AppError('CONFLICT', `${missing.join(' ')} Nothing was published.`)
  const revision = (locked.revision ?? 0) + 1
  if (revision === 1) await planVerifications(client, locked)
  await client.query(
    "UPDATE postmortem SET state = 'published', revision = $2, published_at = clock_timestamp() WHERE id = $1",
    [locked.id, revision],
  )
  await noteDown(client, doer, locked, { what: 'published', after: { revision } })
  await storeRevision(client, doer, locked, { revision, evidence })
  return revision
}

/** What is in the way of publishing, as sentences. */
async function listMissing(client: pg.ClientBase, { id, state }: LockedPostmortem): Promise<string[]> {
  const { rows } = await client.query<{ code: string | null; text: string; isRequired: boolean; outcome: ItemOutcome }>(
    `SELECT code, text, is_required AS "isRequired", outcome FROM checklist_item
     WHERE postmortem_id = $1 AND removed_at IS NULL ORDER BY position, id`,
    [id],
  )
  const { roles, signatures } = await readSignOffFacts(id, client)
  const standing = new Set(signatures.flatMap(({ role, withdrawn }) => (withdrawn === null ? [role] : [])))
  const signed = roles.map((role) => ({ name: role.name, isSigned: standing.has(role.id) }))
  return whyNotPublish({ state, items: rows, roles: signed })
}

/** Stores it as somebody sees it who sees everything, whoever publishes. */
async function storeRevision(
  client: pg.ClientBase,
  doer: Doer,
  { id, incident }: LockedPostmortem,
  { revision, evidence }: { revision: number; evidence: EvidenceMaterial | null },
): Promise<void> {
  const whole = await findWhole(incident.id, id, null, oneByOne(client))
  if (whole === null) throw new Error(`Post-mortem ${id} cannot be read to be published.`)
  const document = documentOf(whole, revision, evidence)
  const by = byOf(doer)
  await client.query(
    `INSERT INTO postmortem_revision (postmortem_id, number, document, digest, published_at, by_id, by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, revision, JSON.stringify(document), documentDigest(document), document.publishedAt, by.id, by.name],
  )
}
