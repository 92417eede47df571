/** What the address of the arrange page asks for, and the arrangement that follows from it. */
import { ARRANGE_CHOICES, type ArrangeChoice } from '@/components/incident/arrange-choice'
import type { IncidentView } from '@/lib/incidents/contract'
import type { readArrangementPreview } from '@/lib/incidents/read-arrangement'

type Arrangement = Parameters<typeof readArrangementPreview>[1]

export interface ArrangeRequest {
  choice: ArrangeChoice
  /** What another incident is sought by. */
  q: string
  /** The id of the other incident. */
  other: string | null
  /** Ids of events chosen by themselves, and services all events of which are. */
  events: readonly string[]
  services: readonly string[]
}

/** Search parameters as a page gets them. */
type PageSearch = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address; what is wrong in it counts as not chosen. */
export function readArrangeRequest(search: PageSearch): ArrangeRequest {
  const list = (name: string) => [search[name] ?? []].flat()
  const given = list('do')[0]
  return {
    choice: ARRANGE_CHOICES.find((choice) => choice === given) ?? 'merge',
    q: (list('q')[0] ?? '').trim().slice(0, 200),
    other: list('other')[0] || null,
    events: list('event').filter((id) => /^\d{1,18}$/.test(id)),
    services: list('all'),
  }
}

/** The form fields of what is confirmed, as lib/incidents/schemas reads them. */
type Fields = (readonly [name: string, value: string])[]

export interface Arranging {
  /** Null for a link, which moves nothing. */
  arrangement: Arrangement | null
  fields: Fields
}

/** What was asked for, once enough is chosen; null before. */
export function arrangingOf(
  { choice, events, services }: ArrangeRequest,
  incident: IncidentView,
  other: IncidentView | null,
): Arranging | null {
  const chosen = incident.events.filter(({ id, service }) => events.includes(id) || services.includes(service))
  if (choice === 'split')
    return chosen.length === 0
      ? null
      : splitting(
          incident,
          chosen.map(({ id }) => id),
        )
  if (other === null) return null
  switch (choice) {
    case 'merge':
      return merging(incident, other)
    case 'take':
      return merging(other, incident)
    case 'move':
      return chosen[0] === undefined ? null : moving(chosen[0].id, incident, other)
    case 'link':
      return {
        arrangement: null,
        fields: [
          ['id', incident.id],
          ['other', other.id],
        ],
      }
  }
}

function merging(from: IncidentView, into: IncidentView): Arranging {
  return {
    arrangement: { what: 'merge', target: { id: from.id }, into: into.id },
    fields: [
      ['id', from.id],
      ['version', String(from.version)],
      ['into', into.id],
    ],
  }
}

function splitting({ id, version }: IncidentView, eventIds: readonly string[]): Arranging {
  const ticked = eventIds.map((event): readonly [string, string] => [`event:${event}`, 'on'])
  return {
    arrangement: { what: 'split', target: { id }, eventIds },
    fields: [['id', id], ['version', String(version)], ...ticked],
  }
}

function moving(event: string, from: IncidentView, to: IncidentView): Arranging {
  return {
    arrangement: { what: 'move', eventId: event, to: to.id, from: from.id },
    fields: [
      ['event', event],
      ['from', from.id],
      ['to', to.id],
    ],
  }
}
