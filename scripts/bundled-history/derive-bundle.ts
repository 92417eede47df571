/** Derives the bundled history from recorded files and hand-written tables, so that every fact can be checked again. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  BundledHistory,
  type BundledRecord,
  POST_EVENT_SUMMARIES,
  RECORDED_HISTORY,
} from '@/lib/bundled-history/bundled-record'
import { isBundled } from './choose-events'
import namedServices from './named-services.json'
import {
  type NamedServices,
  PostEventSummaries,
  type PostEventSummary,
  provenanceOf,
  readServiceNames,
  recordOfSummary,
  refOfSummary,
} from './post-event-summaries'
import { recordOfRecordedEvent } from './record-of-event'
import { readRecordedHistory } from './recorded-history'
import summaries from './summaries.json'

/** What people wrote: what happened, by externalRef, and which services a summary's title names, by its link. */
export interface HandWritten {
  summaries: Readonly<Record<string, string>>
  namedServices: Readonly<Record<string, NamedServices>>
}

/** Post-event summaries with any other mark of confidence are not used. */
const TRUSTED = 'verified'

/**
 * The records of the bundle, oldest first.
 * @throws when an event has no words, or words have no event
 */
export function deriveBundle(data: string, handWritten: HandWritten = { summaries, namedServices }): BundledRecord[] {
  const history = readRecordedHistory(readFileSync(path.join(data, RECORDED_HISTORY)))
  const chosen = history.filter(({ key, payload }) => isBundled(key, payload)).map(recordOfRecordedEvent)
  const records = new Map(chosen.map((record) => [record.externalRef, record]))
  const names = readServiceNames(readFileSync(path.join(data, 'facts/public-service-ids.json'), 'utf8'))
  const published = PostEventSummaries.parse(JSON.parse(readFileSync(path.join(data, POST_EVENT_SUMMARIES), 'utf8')))
  for (const summary of published.filter(({ confidence }) => confidence === TRUSTED)) {
    const named = handWritten.namedServices[summary.url]
    if (named === undefined) throw new Error(`named-services.json says nothing about ${summary.url}`)
    const ref = refOfSummary(summary, named)
    const recorded = records.get(ref)
    records.set(ref, recorded ? withReference(recorded, summary) : recordOfSummary(summary, named, names))
  }
  return BundledHistory.parse(inOurWords([...records.values()], handWritten.summaries))
}

/** A recorded event that a summary is about too: what was recorded is exact, the summary adds its link. */
function withReference(recorded: BundledRecord, summary: PostEventSummary): BundledRecord {
  return { ...recorded, referenceUrl: summary.url, provenance: [...recorded.provenance, provenanceOf(summary)] }
}

function inOurWords(records: BundledRecord[], words: HandWritten['summaries']): BundledRecord[] {
  const refs = new Set(records.map(({ externalRef }) => externalRef))
  const missing = [...refs].filter((ref) => words[ref] === undefined)
  const unused = Object.keys(words).filter((ref) => !refs.has(ref))
  if (missing.length > 0) throw new Error(`summaries.json has no words for ${missing.join(', ')}`)
  if (unused.length > 0)
    throw new Error(`summaries.json has words for events that are not bundled: ${unused.join(', ')}`)
  return records
    .map((record) => ({ ...record, summary: words[record.externalRef] ?? '' }))
    .sort((a, b) => compare(a.startedAt, b.startedAt) || compare(a.externalRef, b.externalRef))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
