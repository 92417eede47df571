/** Reads what the items about the incident itself are judged on, as far as a reader may see it. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { IncidentMaterial } from '@/lib/domain/evidence/incident-checks/material'
import { AppError } from '@/lib/errors'
import { findIncident } from '@/lib/incidents/read-detail'
import type { SimilarIncidentView } from './contract-lists'
import { findAccessReview } from './read-access-review'
import { findBlast } from './read-facts-texts'
import { readIdentityWindow } from './read-identity-window'
import { readSimilar } from './read-similar'

/** What it rests on; what others write in post-mortems shows once it is read again, which half a minute later it is. */
const TOPICS = ['incidents', 'events', 'accounts', 'connections', 'iam-changes'] as const

/**
 * Of an incident that was not merged; shared by all who see the same until anything of it moves.
 * @throws AppError NOT_FOUND, also where the incident may not be seen
 */
export function readIncidentMaterial(incidentId: string, accounts: VisibleAccounts): Promise<IncidentMaterial> {
  const key = `incident material ${incidentId} ${visibilityKey(accounts)}`
  return cachedRead(TOPICS, key, () => readAfresh(incidentId, accounts))
}

async function readAfresh(incidentId: string, accounts: VisibleAccounts): Promise<IncidentMaterial> {
  const [incident, blast, identity, { data: similar }, review] = await Promise.all([
    findIncident(incidentId, accounts),
    findBlast(incidentId, accounts),
    readIdentityWindow(incidentId, accounts),
    readSimilar(incidentId, accounts),
    findAccessReview(incidentId, accounts),
  ])
  if (incident === null) throw new AppError('NOT_FOUND', `There is no incident ${incidentId.slice(0, 40)}.`)
  return {
    ...{ asOf: new Date().toISOString(), limited: accounts !== null, incident, blast, identity, review },
    similar: similar.map(({ incident: { title, startedAt }, postmortem }) => ({
      ...{ title, startedAt, actions: postmortem?.actions ?? null },
    })),
    earlier: await findEarlier(incident.startedAt, similar, accounts),
  }
}

/** The latest of them that began before. */
async function findEarlier(
  startedAt: string,
  similar: readonly SimilarIncidentView[],
  accounts: VisibleAccounts,
): Promise<IncidentMaterial['earlier']> {
  const [last] = similar
    .filter(({ incident }) => incident.startedAt < startedAt)
    .toSorted((a, b) => Date.parse(b.incident.startedAt) - Date.parse(a.incident.startedAt))
  const found = last === undefined ? null : await findIncident(last.incident.id, accounts)
  return found && { title: found.title, startedAt: found.startedAt, durations: found.clocks.durations }
}
