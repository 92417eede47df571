/**
 * Packs outages into text, those that have the same words together: rows and columns of a hundred thousand take PostgreSQL
 * and the driver ten times as long as the text of their figures.
 */
import type { Bind } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Outage } from '@/lib/domain/impact/outage'
import { settleClocks } from '@/lib/domain/impact/outage-spans'
import { END_UNKNOWN } from '@/lib/events/event-sql'
import { isShownWindow } from '@/lib/events/text-sql'
import { type Cursor, readUntil, readWindows } from './cursor'
import { WORDS_FOR_ALL } from './outage-tables'
import { msOf, readLines } from './packed-lines'

/** Whether what has no end goes on; empty where it has one. */
const GOES_ON = `CASE WHEN o.ended_at IS NOT NULL THEN NULL
  WHEN o.event_id IS NULL THEN i.status NOT IN ('resolved', 'closed')
  ELSE (SELECT e.status <> 'closed' AND NOT ${END_UNKNOWN} FROM health_event e WHERE e.id = o.event_id) END`

/**
 * The described stretches: read out of texts that are not said to all, they are what the reader's texts tell, and not joined yet.
 */
function described(accounts: VisibleAccounts, bind: Bind): string {
  if (accounts === null) return 'o.described'
  return `CASE WHEN o.${WORDS_FOR_ALL} OR o.described = '{}' THEN o.described::text ELSE (
    SELECT '{' || coalesce(string_agg(${msOf('w.from_at')} || ',' || coalesce(${msOf('w.to_at')}, -1), ','), '') || '}' FROM health_event e CROSS JOIN impact_window w
    WHERE e.id = o.event_id AND w.event_id = e.id AND w.clock = 'described' AND NOT w.superseded
      AND (o.via = 'own' OR w.service IS NULL) AND ${isShownWindow(scopeOf(accounts, bind))}
      AND (NOT w.bundled OR NOT EXISTS (SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))) END`
}

/** The words of an outage o of incident i: what many have in common. */
export const WORDS = `i.kind, o.via, o.service, o.region, o.partition, o.is_public AS "isPublic", o.severity,
  CASE WHEN i.kind = 'access' THEN '[]' ELSE o.faults END AS faults`

/** How many of WORDS there are. */
export const WORD_COUNT = 8

/**
 * The figures of outages o, joined: `incident,event{declared}{described}{recovered}{observed};`. Where the declared stretch is not
 * its time, or has no end, `@start,end,whether it goes on,last known` stands behind. Times in ms.
 */
export function figures(accounts: VisibleAccounts, bind: Bind): string {
  const times = [msOf('o.started_at'), msOf('o.ended_at'), GOES_ON, msOf('o.last_known_at')]
  return `string_agg(concat(o.incident_id, ',', o.event_id, o.declared, ${described(accounts, bind)}, o.recovered, o.observed,
    CASE WHEN cardinality(o.declared) <> 2 OR o.ended_at IS NULL THEN concat('@', ${times.join(", ',', ")}) END, ';'), '')`
}

/** Outages of the same words. */
export interface PackedOutages
  extends Pick<Outage, 'kind' | 'via' | 'service' | 'region' | 'partition' | 'isPublic' | 'severity' | 'faults'> {
  figures: string
}

/** Reads what `figures` wrote, one after the other, in slices. */
export function unpackOutages(packed: PackedOutages, take: (outage: Outage) => void): Promise<void> {
  return readLines(packed.figures, (cursor) => take(readOutage(packed, cursor)))
}

function readOutage(words: PackedOutages, cursor: Cursor): Outage {
  const incidentId = readUntil(cursor, ',')
  const eventId = readUntil(cursor, '{')
  const windows = {
    declared: readWindows(cursor),
    described: readWindows(cursor),
    recovered: readWindows(cursor),
    observed: readWindows(cursor),
  }
  const times = readUntil(cursor, ';')
  const { startedAt, endedAt, goesOn, lastKnownAt } = times === '' ? timesOfDeclared(windows.declared) : timesOf(times)
  const { spans, endUnknown } = settleClocks(windows, endedAt, goesOn)
  // One literal: objects that are spread together take several times as long.
  return {
    incidentId,
    kind: words.kind,
    eventId: eventId === '' ? null : eventId,
    via: words.via,
    service: words.service,
    region: words.region,
    partition: words.partition,
    isPublic: words.isPublic,
    severity: words.severity,
    startedAt,
    endedAt,
    goesOn,
    spans,
    endUnknown,
    faults: words.faults,
    lastKnownAt,
  }
}

type Times = Pick<Outage, 'startedAt' | 'endedAt' | 'goesOn' | 'lastKnownAt'>

function timesOfDeclared(windows: readonly Span[]): Times {
  const declared = windows[0]
  return { startedAt: declared?.[0] ?? 0, endedAt: declared?.[1] ?? null, goesOn: false, lastKnownAt: null }
}

function timesOf(text: string): Times {
  const [start, end = '', goesOn, known = ''] = text.slice(1).split(',')
  const moment = (digits: string) => (digits === '' ? null : Number(digits))
  return { startedAt: Number(start), endedAt: moment(end), goesOn: goesOn === 't', lastKnownAt: moment(known) }
}
