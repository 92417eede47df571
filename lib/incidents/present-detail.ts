/** Puts together what was read of an incident: clocks, what fails, what each update changed, words for links and history. */

import type { EventLink } from '@/lib/domain/correlation/facts'
import { linkWords } from '@/lib/domain/correlation/link-words'
import type { ImpactedIdentityService } from '@/lib/domain/identity-failure/identity-event'
import { readIdentityFailure } from '@/lib/domain/identity-failure/read-failure'
import { INCIDENT_STATUSES } from '@/lib/domain/incident'
import type { Mentionable } from '@/lib/domain/mentions'
import { markUpdates } from '@/lib/domain/update-parts'
import type {
  IdentityFailureView,
  IncidentChangeView,
  IncidentEventView,
  IncidentLinkView,
  IncidentNoteView,
  IncidentUpdateView,
  IncidentView,
} from './contract'
import { noteHtml } from './note-html'
import { changeSentence, type Sees } from './present-change'
import type { UpdateRow } from './read-detail-events'
import type { ChangeRow, NoteRow } from './read-detail-written'

/** Links in words, which name an event by its service, with its Region where the events are of several. */
export function presentLinks(links: readonly EventLink[], events: readonly IncidentEventView[]): IncidentLinkView[] {
  const severalRegions = new Set(events.map(({ region }) => region)).size > 1
  const names = new Map(
    events.map(({ id, serviceName, region }) => [id, severalRegions ? `${serviceName} (${region})` : serviceName]),
  )
  const nameOf = (id: string) => names.get(id) ?? 'another event'
  return links.map((link) => {
    const { eventId, otherId, rule, confidence } = link
    return { eventId, otherId, rule, confidence, sentence: linkWords(link, nameOf) }
  })
}

/** Updates with what each of them changed. */
export function presentUpdates(
  updates: readonly UpdateRow[],
  events: readonly IncidentEventView[],
): IncidentUpdateView[] {
  const over = events.filter(({ status }) => status === 'closed').map(({ id }) => id)
  const marks = markUpdates(updates, { overEventIds: new Set(over) })
  return updates.map(({ account: _, ...update }, place) => {
    const { severityBefore = null, severityChanged = false, parts = null } = marks[place] ?? {}
    return { ...update, severityBefore, severityChanged, parts }
  })
}

/** What fails and what goes on working, where identity services are concerned. */
export function presentFailure(
  events: readonly IncidentEventView[],
  updates: readonly UpdateRow[],
  listed: ReadonlyMap<string, ImpactedIdentityService[]>,
  partition: string | null,
): IdentityFailureView | null {
  const said = new Map<string, UpdateRow[]>()
  for (const update of updates) said.set(update.eventId, [...(said.get(update.eventId) ?? []), update])
  const facts = events.map(({ id, service, region, summary, status }) => ({
    ...{ id, service, region, summary, isOver: status === 'closed' },
    updates: said.get(id) ?? [],
    impactedServices: listed.get(id) ?? [],
  }))
  return readIdentityFailure(facts, { partition })
}

/** Notes with their HTML and the people whom they name. */
export function presentNotes(notes: readonly NoteRow[], people: readonly Mentionable[]): IncidentNoteView[] {
  return notes.map(({ mentionIds, ...note }) => {
    const named = people.filter(({ id }) => mentionIds.includes(id))
    const mentions = named.map(({ id, name }) => ({ id, name }))
    return { ...note, mentions, html: noteHtml(note.body, named) }
  })
}

/** History in words. What was merged tells of that merge by itself: the incident it went into tells it already. */
export function presentHistory(rows: readonly ChangeRow[], id: string, sees: Sees): IncidentChangeView[] {
  return rows.flatMap((row) => {
    const { incidentId, before: _, after: __, ...change } = row
    const sentence = incidentId !== id && row.what === 'merged' ? null : changeSentence(row, sees)
    return sentence === null ? [] : [{ ...change, sentence }]
  })
}

/**
 * The statuses that the incident itself went through, oldest first, without those that were taken back. Where taking back
 * led to the present one, that is the last.
 */
export function presentStatusHistory(
  rows: readonly ChangeRow[],
  { id, status: now }: Pick<IncidentView, 'id' | 'status'>,
): IncidentView['statusHistory'] {
  const own = rows.filter(({ incidentId }) => incidentId === id).toReversed()
  const told = own.flatMap(({ what, after, occurredAt, by, undoneAt }) => {
    const status = statusIn(after)
    const tells = what === 'status' || what === 'detected' || what === 'opened'
    return tells && undoneAt === null && status !== undefined ? [{ status, at: occurredAt, by: by.name }] : []
  })
  const back = own.findLast(({ what }) => what === 'undone')
  if (back === undefined || told.at(-1)?.status === now) return told
  return [...told, { status: now, at: back.occurredAt, by: back.by.name }]
}

function statusIn(after: unknown) {
  const given = typeof after === 'object' && after !== null && 'status' in after ? after.status : undefined
  return INCIDENT_STATUSES.find((status) => status === given)
}
