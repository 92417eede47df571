/** Makes findings of items about the incident: bad rows first, and kinds of incidents that an item does not concern. */
import type { EvidenceRow, Finding, FoundVerdict } from '../verdict'
import type { IncidentMaterial } from './material'

/** A row; `isBad` is what makes it fail. */
export function row(subject: string, detail: string, isBad = false): EvidenceRow {
  return { subject, detail, isBad }
}

/** A finding with its bad rows first, otherwise in their order. */
export function found(verdict: FoundVerdict, explanation: string, rows: readonly EvidenceRow[] = []): Finding {
  return { verdict, explanation, rows: [...rows.filter(({ isBad }) => isBad), ...rows.filter(({ isBad }) => !isBad)] }
}

/** Whether nothing that AWS said belongs to an incident that is not about AWS failing. */
export function isOurOwn({ incident: { kind, eventCount } }: IncidentMaterial): boolean {
  return eventCount === 0 && (kind === 'access' || kind === 'change')
}

/** Of an incident that AWS had no part in. */
export function notOfAws(what: string): Finding {
  return found('not-applicable', `No event of AWS belongs to this incident, and it is not about AWS failing: ${what}.`)
}
