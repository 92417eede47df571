/** Puts what AWS said, what the team wrote and how the status moved into one stream, newest first. */
import type { IncidentStatus } from '@/lib/domain/incident'
import { sameUpdates } from '@/lib/domain/same-updates'
import type { IncidentNoteView, IncidentUpdateView, IncidentView } from '@/lib/incidents/contract'

/** What the stream shows. */
export const STREAM_CHOICES = ['all', 'aws', 'ours'] as const
export type StreamChoice = (typeof STREAM_CHOICES)[number]

export type StreamEntry =
  /** `eventIds`: all events of which AWS said the same within the same minute. */
  | { kind: 'update'; key: string; at: string; update: IncidentUpdateView; eventIds: string[] }
  | { kind: 'note'; key: string; at: string; note: IncidentNoteView }
  | { kind: 'status'; key: string; at: string; status: IncidentStatus; by: string }

/**
 * The entries that `choice` shows. Where AWS told the same of several events at once, it stands once. How the incident
 * came to be stands in its history: what Faultline found may have been over for years.
 */
export function streamEntries(
  { updates, notes, statusHistory }: Pick<IncidentView, 'updates' | 'notes' | 'statusHistory'>,
  choice: StreamChoice,
): StreamEntry[] {
  const entries: StreamEntry[] = []
  if (choice !== 'ours') entries.push(...updateEntries(updates))
  if (choice !== 'aws') {
    entries.push(...notes.map((note): StreamEntry => ({ kind: 'note', key: `n${note.id}`, at: note.occurredAt, note })))
    entries.push(
      ...statusHistory
        .filter(isLater)
        .map(({ status, at, by }, index): StreamEntry => ({ kind: 'status', key: `s${index}`, at, status, by })),
    )
  }
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function updateEntries(updates: readonly IncidentUpdateView[]): StreamEntry[] {
  return sameUpdates(updates).map(({ update, eventIds }, index) => {
    const { eventId, recordedAt, observedAt } = update
    return { kind: 'update', key: `u${eventId}-${recordedAt}-${observedAt}-${index}`, at: observedAt, update, eventIds }
  })
}

function isLater({ status }: { status: IncidentStatus }, index: number): boolean {
  return index > 0 || (status !== 'detected' && status !== 'resolved')
}
