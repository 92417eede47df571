/** One outage as prisma/bundled-history/events.json keeps it: facts, our words, and where the facts come from. */
import { z } from 'zod'
import { GLOBAL_REGION, isRegionId } from '@/lib/domain/region'
import { SEVERITIES } from '@/lib/domain/severity'

/** Files in ../shared/data that facts are taken from. */
export const RECORDED_HISTORY = 'public-feed/historyevents-2016-2019.json'
export const POST_EVENT_SUMMARIES = 'facts/post-event-summaries.json'

const Region = z.string().refine((region) => region === GLOBAL_REGION || isRegionId(region), 'is not a Region')
const Moment = z.iso.datetime()
const PeakSeverity = z.enum(SEVERITIES).nullable()

/** Where a fact can be looked up again: the place in the file and the date that stands there. */
const Provenance = z.discriminatedUnion('file', [
  z.strictObject({
    file: z.literal(RECORDED_HISTORY),
    key: z.string(),
    index: z.int().nonnegative(),
    /** As in the file: epoch seconds. */
    date: z.string(),
  }),
  z.strictObject({ file: z.literal(POST_EVENT_SUMMARIES), date: z.iso.date(), url: z.url() }),
])

const Impacted = z.strictObject({ upstreamService: z.string().min(1), name: z.string(), peakSeverity: PeakSeverity })

/** From when to when AWS's text says that something was hit. */
const Window = z
  .strictObject({ from: Moment, to: Moment, confidence: z.enum(['high', 'medium']) })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'ends before it begins')

export const BundledRecord = z
  .strictObject({
    /** Stable over releases: what a stored event is recognised by. */
    externalRef: z.string().regex(/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$/),
    upstreamService: z.string().min(1),
    serviceName: z.string().min(1),
    region: Region,
    startedAt: Moment,
    /** null where the record holds no end. */
    endedAt: Moment.nullable(),
    /** `day`: only the Pacific day is known, and the two moments are its bounds. */
    timePrecision: z.enum(['exact', 'day']),
    peakSeverity: PeakSeverity,
    summary: z.string().min(1),
    impactedServices: z.array(Impacted),
    windows: z.array(Window),
    referenceUrl: z.url().nullable(),
    provenance: z.array(Provenance).min(1),
  })
  .refine(({ startedAt, endedAt }) => endedAt === null || startedAt <= endedAt, 'ends before it begins')
export type BundledRecord = z.infer<typeof BundledRecord>

/** The whole file. */
export const BundledHistory = z
  .array(BundledRecord)
  .refine((records) => new Set(records.map(({ externalRef }) => externalRef)).size === records.length, {
    error: 'has one externalRef twice',
  })
