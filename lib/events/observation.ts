/** What a source showed us of one HealthEvent, ready to be recorded. */
import { digest } from '@/lib/domain/digest'
import type { Instant, NormalStatusChange, NormalUpdate, ObservedEvent } from '@/lib/domain/health-event'
import type { ImpactWindow } from '@/lib/domain/impact-window'
import { describedWindows } from '@/lib/domain/impact-windows/described-windows'
import { recoveredWindows } from '@/lib/domain/impact-windows/recovered-windows'
import { toldDescription, toldSeverity } from '@/lib/domain/later-word'
import type { Listing } from '@/lib/domain/listing'
import type { EventColumns } from '@/lib/domain/merge-event'
import { searchWords } from '@/lib/domain/search-words'
import { nameWithoutRegion } from '@/lib/domain/service-id'

/** Facts that the bundled history knows beside the normal form. */
export interface BundledFacts {
  /** The name of the event in the bundle; stable over releases. */
  externalRef: string
  timePrecision: 'exact' | 'day'
  referenceUrl: string | null
  windows: ImpactWindow[]
}

export interface Observation extends ObservedEvent {
  listing: Listing
  fetchedAt: Instant
  facts?: BundledFacts
}

/** Words by which one payload can be found: those of longer texts would not fit PostgreSQL's index of an event's words. */
export const MOST_WORDS = 5_000

/** An observation with all that can be computed of it alone. */
export interface PreparedObservation {
  observation: Observation
  /** The columns that it alone would give its event. */
  own: EventColumns
  /** The words that find it, parted by blanks. */
  words: string
  /** Windows read from it alone. */
  windows: ImpactWindow[]
}

/** Does the work that needs no database. */
export function prepareObservation(observation: Observation): PreparedObservation {
  return {
    observation,
    own: columnsOf(observation),
    words: wordsOf(observation),
    windows: windowsOf(observation.event),
  }
}

/** What impact windows are read from. */
export interface WhatWasSaid {
  startedAt: Instant
  updates: readonly Pick<NormalUpdate, 'observedAt' | 'text'>[]
  statusChanges: readonly NormalStatusChange[]
}

/** The windows that AWS described or that follow from status changes. */
export function windowsOf({ startedAt, updates, statusChanges }: WhatWasSaid): ImpactWindow[] {
  return [...describedWindows(updates, { startedAt }), ...recoveredWindows(statusChanges)]
}

function columnsOf({ event, raw, listing, fetchedAt, facts }: Observation): EventColumns {
  return {
    arn: event.arn,
    service: event.service,
    upstreamService: event.upstreamService,
    serviceName: event.serviceName === null ? null : nameWithoutRegion(event.serviceName),
    region: event.region,
    typeCode: event.typeCode,
    category: event.category,
    scope: event.scope,
    status: event.status,
    peakSeverity: event.peakSeverity,
    summary: event.summary,
    startedAt: event.startedAt,
    endedAt: event.endedAt === null ? null : Math.max(event.startedAt, event.endedAt),
    saidAt: event.saidAt,
    fetchedAt,
    listing,
    timePrecision: facts?.timePrecision ?? 'exact',
    referenceUrl: facts?.referenceUrl ?? null,
    startInferred: listing === 'rss',
    payloadDigest: digest(raw),
    ...toldSeverity(event, listing, fetchedAt),
    ...toldDescription(event.description, event.saidAt, fetchedAt),
  }
}

/** The identity by which two observations of one batch are seen to speak of the same event. */
function identityOf({ event, facts }: Observation): string {
  return event.arn ?? facts?.externalRef ?? `${event.service} ${event.region} ${event.startedAt}`
}

/** Parts a batch so that no part speaks twice of one event. */
export function withoutRepeats(batch: readonly PreparedObservation[]): PreparedObservation[][] {
  const rounds: PreparedObservation[][] = []
  const counts = new Map<string, number>()
  for (const prepared of batch) {
    const identity = identityOf(prepared.observation)
    const count = counts.get(identity) ?? 0
    counts.set(identity, count + 1)
    const round = rounds[count] ?? []
    round.push(prepared)
    rounds[count] = round
  }
  return rounds
}

function wordsOf({ event }: Observation): string {
  const services = event.impactedServices.flatMap((service) => [service.upstreamService, service.name])
  const whole = event.description?.text ?? ''
  const texts = event.updates.map((update) => update.text).filter((text) => !whole.includes(text))
  const words = searchWords([
    event.summary,
    event.service,
    event.upstreamService,
    event.serviceName,
    event.region,
    event.typeCode,
    event.arn,
    ...services,
    whole,
    ...texts,
  ])
  return words.slice(0, MOST_WORDS).join(' ')
}

/** Tells one update from another of the same moment by its words: how they are encoded or wrapped makes no difference. */
export function updateDigest({ text }: NormalUpdate): string {
  return digest(text.replace(/\s+/g, ' ').trim())
}
