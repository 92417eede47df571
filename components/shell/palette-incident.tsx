/** An incident found by the palette: how bad, its title, which services, where, how far it is, when. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { regionsWord, rowMark, rowTitle, servicesWord, shownStatus } from '@/lib/domain/incident-row'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { PaletteItem } from './palette-item'

interface PaletteIncidentProps {
  incident: IncidentSummaryView
  onPick: () => void
}

export function PaletteIncident({ incident, onPick }: PaletteIncidentProps) {
  const { id, severity, startedAt } = incident
  const facts = [`#${id}`, servicesWord(incident), regionsWord(incident), shownStatus(incident).word, severity]
  return (
    <PaletteItem
      id={`incident ${id}`}
      onPick={onPick}
      label={
        <span className="flex min-w-0 items-baseline gap-2">
          <SeverityMark {...rowMark(incident)} size={12} />
          <span className="min-w-0 whitespace-normal">
            <span className="block truncate font-medium">{rowTitle(incident)}</span>
            <span className="block truncate text-xs text-ink-muted">{facts.filter(Boolean).join(' · ')}</span>
          </span>
        </span>
      }
      note={<Time at={startedAt} format="date" />}
    />
  )
}
