/** The services, incidents and events that the palette found. */
import type { EventSummaryView, FacetValue } from '@/lib/events/contract'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { PaletteEvent } from './palette-event'
import { PaletteGroup } from './palette-group'
import { PaletteIncident } from './palette-incident'
import { PaletteItem } from './palette-item'

interface PaletteFoundProps {
  services: readonly FacetValue[]
  incidents: readonly IncidentSummaryView[]
  events: readonly EventSummaryView[]
  /** What is done when somebody picks what stands at an address. */
  pick: (href: string) => () => void
}

export function PaletteFound({ services, incidents, events, pick }: PaletteFoundProps) {
  return (
    <>
      <PaletteGroup heading="Services" count={services.length}>
        {services.map(({ value, label, events: count }) => (
          <PaletteItem
            key={value}
            id={`service ${value}`}
            label={label}
            note={`${count.toLocaleString('en-US')} ${count === 1 ? 'event' : 'events'}`}
            onPick={pick(`/?service=${encodeURIComponent(value)}`)}
          />
        ))}
      </PaletteGroup>
      <PaletteGroup heading="Incidents" count={incidents.length}>
        {incidents.map((incident) => (
          <PaletteIncident key={incident.id} incident={incident} onPick={pick(`/incidents/${incident.id}`)} />
        ))}
      </PaletteGroup>
      <PaletteGroup heading="Events" count={events.length}>
        {events.map((event) => (
          <PaletteEvent key={event.id} event={event} onPick={pick(`/?view=events&event=${event.id}`)} />
        ))}
      </PaletteGroup>
    </>
  )
}
