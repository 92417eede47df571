/** Reads one incident with all that is known about it, as far as a reader sees it. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { incidentClocks } from '@/lib/domain/incident-clocks'
import { proposeSeverity } from '@/lib/domain/incident-severity'
import type { IncidentEventView, IncidentSummaryView, IncidentView, RelatedIncidentView } from './contract'
import { noteHtml } from './note-html'
import {
  presentFailure,
  presentHistory,
  presentLinks,
  presentNotes,
  presentStatusHistory,
  presentUpdates,
} from './present-detail'
import { type Family, findFamily, getOwnRow, listMerged, type OwnRow } from './read-detail-core'
import { type EventRow, listEventRows, readSaid, type SaidRows } from './read-detail-events'
import { listLinks, listListedIdentities, readWindows, type WindowRows } from './read-detail-windows'
import {
  listChangeRows,
  listMentioned,
  listNoteRows,
  listRelationRows,
  listResponders,
  type RelationRow,
} from './read-detail-written'
import { listSummariesOf } from './read-summaries'

/** The incident that an id stands for, merges followed; null where there is none, or none that the reader may see. */
export async function findIncident(id: string, accounts: VisibleAccounts): Promise<IncidentView | null> {
  const family = await findFamily(id)
  if (family === null) return null
  const [summary] = await listSummariesOf([family.id], accounts)
  if (summary === undefined) return null
  const [own, told, written] = await Promise.all([
    getOwnRow(family.id, accounts),
    readTold(family.id, accounts),
    readWritten(family, accounts),
  ])
  return present(summary, own, told, written, accounts)
}

/** What AWS told. */
async function readTold(id: string, accounts: VisibleAccounts) {
  const [events, said, windows, links, listed] = await Promise.all([
    listEventRows(id, accounts),
    readSaid(id, accounts),
    readWindows(id, accounts),
    listLinks(id, accounts),
    listListedIdentities(id, accounts),
  ])
  return { events, said, windows, links, listed }
}

/** What people wrote and did. */
async function readWritten(family: Family, accounts: VisibleAccounts) {
  const { members } = family
  const [notes, changes, responders, merged, related] = await Promise.all([
    listNoteRows(members),
    listChangeRows(members),
    listResponders(members),
    listMerged(family, accounts),
    listRelationRows(members).then((rows) => readRelated(rows, accounts)),
  ])
  return { notes, changes, responders, merged, related, mentioned: await listMentioned(notes.rows) }
}

async function readRelated(rows: readonly RelationRow[], accounts: VisibleAccounts): Promise<RelatedIncidentView[]> {
  if (rows.length === 0) return []
  const summaries = await listSummariesOf(
    rows.map(({ id }) => id),
    accounts,
  )
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  return rows.flatMap(({ id, reason }) => {
    const summary = byId.get(id)
    if (summary === undefined) return []
    const { title, status, severity } = summary
    return [{ id, title, status, severity, reason }]
  })
}

type Told = Awaited<ReturnType<typeof readTold>>
type Written = Awaited<ReturnType<typeof readWritten>>

function present(
  summary: IncidentSummaryView,
  own: OwnRow,
  { events: rows, said, windows, links, listed }: Told,
  { notes, changes, responders, merged, related, mentioned }: Written,
  accounts: VisibleAccounts,
): IncidentView {
  const events = rows.map((row) => presentEvent(row, said))
  const seen = new Set(rows.map(({ id }) => id))
  const { description, proposedSeverity, severityReason, version } = own
  const sees = accounts === null ? null : (id: string) => seen.has(id)
  return {
    ...summary,
    descriptionHtml: description === null ? null : noteHtml(description, []),
    ...{ description, proposedSeverity, severityReason, version, responders, events, merged, related },
    severityRule: accounts === null ? own.severityRule : seenRule(summary, own),
    links: presentLinks(links, events),
    impactWindows: windows.windows,
    clocks: clocksOf(summary, own, rows, said, windows),
    failure: presentFailure(events, said.updates, listed, summary.partition),
    updates: presentUpdates(said.updates, events),
    notes: presentNotes(notes.rows, mentioned),
    history: presentHistory(changes.rows, summary.id, sees),
    statusHistory: presentStatusHistory(changes.rows, summary),
    leftOut: {
      events: summary.eventCount - events.length,
      updates: said.count - said.updates.length,
      windows: windows.count - windows.windows.length,
      notes: notes.count - notes.rows.length,
      history: changes.count - changes.rows.length,
    },
  }
}

const RULE_UNSEEN = 'Proposed from all of its events and accounts, some of which you may not see.'

/** The rule with the figures that the reader sees, where these come to the same; its own are those of all. */
function seenRule(summary: IncidentSummaryView, { proposedSeverity }: OwnRow): string {
  const { peakSeverity: peak, kind, everywhere, serviceCount: services, affectedAccountCount: accounts } = summary
  const unseen = { directorySize: null, isPublic: false, reach: null }
  const { sev, rule } = proposeSeverity({ peak, kind, everywhere, services, accounts, ...unseen })
  return sev === proposedSeverity ? rule : RULE_UNSEEN
}

function presentEvent({ firstSeenAt: _, ...event }: EventRow, { countOf }: SaidRows): IncidentEventView {
  return { ...event, updateCount: countOf.get(event.id) ?? 0 }
}

function clocksOf(
  { acknowledgedAt, covered }: IncidentSummaryView,
  own: OwnRow,
  events: readonly EventRow[],
  said: SaidRows,
  { windows }: WindowRows,
): IncidentView['clocks'] {
  const sightings = events.flatMap(({ firstSeenAt }) => firstSeenAt ?? []).toSorted()
  return incidentClocks({
    windows,
    events,
    // The first word may be older than the updates that are shown.
    updates: said.first === null ? said.updates : [said.first, ...said.updates],
    firstSeenAt: sightings[0] ?? own.firstSeenAt,
    ...{ acknowledgedAt, covered, mitigatedAt: own.mitigatedAt, resolvedAt: own.resolvedAt },
  })
}
