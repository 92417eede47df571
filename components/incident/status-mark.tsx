/** The status of an incident: shape, word and colour; what AWS never ended is never green. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { shownStatus } from '@/lib/domain/incident-row'
import { incidentMark } from '@/lib/domain/incident-words'
import type { IncidentSummaryView } from '@/lib/incidents/contract'

export function StatusMark({ incident }: { incident: IncidentSummaryView }) {
  const { word, look } = shownStatus(incident)
  return <SeverityMark kind={look === 'unknown' ? 'unknown' : incidentMark(incident)} word={word} withWord />
}
