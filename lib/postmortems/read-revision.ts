/** Reads a published revision of a post-mortem: it is shown as it was. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { AppError } from '@/lib/errors'
import type { PostmortemIncident, PostmortemView, RevisionRef } from './contract'
import { presentLimitedRevision, presentRevision, type RevisionDocument } from './present-revision'
import { readCheckEvidence } from './read-evidence-checks'
import { getPlace } from './read-place'
import { findPostmortemIncident } from './read-whole'

/**
 * A published revision of the post-mortem of an incident, as far as the reader may see it; its `revisions` begin with itself.
 * @throws AppError NOT_FOUND, also where the reader does not see the incident
 */
export async function getRevision(
  incidentId: string,
  number: number,
  { accounts }: { accounts: VisibleAccounts },
  of: string | null = null,
): Promise<PostmortemView> {
  const place = await getPlace(incidentId, of, accounts)
  const stored = await findStored(place.postmortemId, number)
  const incident = accounts === null ? null : await findPostmortemIncident(place.incidentId, accounts)
  if (stored === null || (accounts !== null && incident === null)) {
    throw new AppError('NOT_FOUND', `This post-mortem has no published revision ${number}.`)
  }
  const { document, ...ref } = stored
  const view = incident === null ? presentRevision(document) : await limited(document, incident, accounts)
  return { ...view, revisions: [ref, ...view.revisions] }
}

/** With evidence composed anew of what the reader's accounts had when it was published. */
async function limited(
  document: RevisionDocument,
  incident: PostmortemIncident,
  accounts: VisibleAccounts,
): Promise<PostmortemView> {
  const { startedAt, endedAt } = incident
  const { checks } =
    document.evidence === undefined
      ? { checks: [] }
      : await readCheckEvidence({ startedAt, endedAt, nowAt: document.publishedAt }, accounts)
  return presentLimitedRevision(document, { accounts, incident, checks })
}

/** The same; null where there is none. @throws AppError other than NOT_FOUND */
export async function findRevision(...asked: Parameters<typeof getRevision>): Promise<PostmortemView | null> {
  return getRevision(...asked).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
}

async function findStored(
  postmortemId: string,
  number: number,
): Promise<(RevisionRef & { document: RevisionDocument }) | null> {
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) return null
  const { rows } = await pool().query<RevisionRef & { document: RevisionDocument }>(
    `SELECT number, ${iso('published_at')} AS "publishedAt", by_name AS by, digest, document FROM postmortem_revision
     WHERE postmortem_id = $1 AND number = $2`,
    [postmortemId, number],
  )
  return rows[0] ?? null
}
