/** Has the machine-written parts composed from what is known now, as far as a reader may see it. */
import 'server-only'
import { summaryOf } from '@/lib/blast-radius/read'
import { getBlastFacts } from '@/lib/blast-radius/read-facts'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import { composeFacts } from '@/lib/domain/postmortem/facts/compose'
import type { FactsMaterial } from '@/lib/domain/postmortem/facts/material'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import { AppError } from '@/lib/errors'
import { findIncident } from '@/lib/incidents/read-detail'

/** What the machine writes, and as of when (ISO 8601 UTC). */
export interface FactsTexts {
  texts: Partial<Record<FieldKey, string>>
  asOf: string
}

/** Composed afresh. @throws AppError NOT_FOUND, also where the incident may not be seen */
export async function composeTexts(incidentId: string, accounts: VisibleAccounts): Promise<FactsTexts> {
  const asOf = new Date().toISOString()
  const incident = await findIncident(incidentId, accounts)
  if (incident === null) throw new AppError('NOT_FOUND', `There is no incident ${incidentId.slice(0, 40)}.`)
  const blast = await findBlast(incident.id, accounts)
  return { texts: composeFacts({ asOf, incident, blast, limited: accounts !== null }), asOf }
}

/** The same, shared by all who see the same until anything that it rests on moves. */
export function getFactsTexts(incidentId: string, accounts: VisibleAccounts): Promise<FactsTexts> {
  const key = `postmortem facts ${incidentId} ${visibilityKey(accounts)}`
  return cachedRead(['incidents', 'events', 'accounts'], key, () => composeTexts(incidentId, accounts))
}

/** Whom it reaches, over its whole time; null where that cannot be told. */
export async function findBlast(incidentId: string, accounts: VisibleAccounts): Promise<FactsMaterial['blast']> {
  try {
    const facts = await getBlastFacts(incidentId, accounts)
    return summaryOf(facts, touchesAt(facts, null), null)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
