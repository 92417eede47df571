/** The statuses that the list of incidents can be filtered by. */
import { INCIDENT_STATUSES } from '@/lib/domain/incident'
import { statusWord } from '@/lib/domain/incident-words'
import type { IncidentStatusChoice } from '@/lib/incidents/filter'

const OPTIONS = [
  { value: '', label: 'Every status' },
  { value: 'open', label: 'Not over' },
  { value: 'over', label: 'Over' },
  ...INCIDENT_STATUSES.map((value) => ({ value, label: statusWord(value) })),
]

/** Those that a form offers one at a time; several that an address asks for stand together as one more. */
export function statusOptions(chosen: readonly IncidentStatusChoice[]): { value: string; label: string }[] {
  if (chosen.length < 2) return OPTIONS
  const words = chosen.map((status) => OPTIONS.find(({ value }) => value === status)?.label ?? status)
  return [...OPTIONS, { value: chosen.join(','), label: words.join(', ') }]
}
