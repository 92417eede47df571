/** Reads the machine's evidence for the items of a post-mortem. It settles nothing, and changes no version. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import { AppError } from '@/lib/errors'
import type { VerdictPageRequest } from '@/lib/evidence/read-verdicts'
import type { PostmortemView } from './contract'
import type { ItemEvidencePage, PostmortemEvidence } from './contract-evidence'
import { type EvidenceMaterial, incidentRows, presentEvidence } from './present-evidence'
import type { EvidencePlace } from './queries'
import { getPostmortem, type Reader } from './read'
import { listItemAccounts } from './read-evidence-accounts'
import { readCheckEvidence } from './read-evidence-checks'
import { readIncidentMaterial } from './read-incident-material'
import { getRevision } from './read-revision'

/**
 * As of the incident and now (or the publishing of a revision), over the accounts that the reader may see.
 * @throws AppError NOT_FOUND where there is no such post-mortem or revision, or the reader does not see the incident
 */
export async function readItemEvidence(place: EvidencePlace, reader: Reader): Promise<PostmortemEvidence> {
  const view = await getView(place, reader)
  if (place.revision !== null) return { data: view.evidence ?? [], isCollected: true, newestAt: view.publishedAt }
  const material = await readEvidenceMaterial(view.incident, reader.accounts)
  const { isCollected, newestAt } = material.accounts
  return { data: presentEvidence(view, material), isCollected, newestAt }
}

/** The accounts under one check, or the rows of an item about the incident. @throws AppError NOT_FOUND, INVALID for a check that no item asks for */
export async function readItemPage(
  place: EvidencePlace,
  { check, verdict, page }: { check: string; verdict: Verdict[]; page: VerdictPageRequest },
  reader: Reader,
): Promise<ItemEvidencePage> {
  const view = await getView(place, reader)
  const isAsked = view.sections.some(({ items }) => items.some(({ code, kind }) => code === check && kind !== 'person'))
  if (!isAsked) {
    const wants = 'must be the code of an item of this checklist that a machine looks at, such as C1'
    throw new AppError('INVALID', `Parameter check ${wants}.`, { check: wants })
  }
  const rows = await findIncidentRows(view, check, place, reader)
  if (rows !== null) return { data: [], nextCursor: null, rows }
  const nowAt = place.revision === null ? null : view.publishedAt
  return listItemAccounts({ check, verdict, incidentAt: view.incident.startedAt, nowAt }, page, reader.accounts)
}

/** Null for a check of accounts. What was published is told as it was. */
async function findIncidentRows(view: PostmortemView, check: string, { revision }: EvidencePlace, reader: Reader) {
  if (revision !== null) return view.evidence?.find((evidence) => evidence.check === check)?.incident?.rows ?? null
  return incidentRows(view, await readIncidentMaterial(view.incident.id, reader.accounts), check)
}

function getView({ incidentId, of, revision }: EvidencePlace, reader: Reader): Promise<PostmortemView> {
  return revision === null ? getPostmortem(incidentId, reader, of) : getRevision(incidentId, revision, reader, of)
}

/** What evidence of a post-mortem of this incident is made of, whatever stands in it. */
export async function readEvidenceMaterial(
  { id, startedAt, endedAt }: { id: string; startedAt: string; endedAt: string | null },
  accounts: VisibleAccounts,
): Promise<EvidenceMaterial> {
  const [checks, incident] = await Promise.all([
    readCheckEvidence({ startedAt, endedAt, nowAt: null }, accounts),
    readIncidentMaterial(id, accounts),
  ])
  return { accounts: checks, incident }
}
