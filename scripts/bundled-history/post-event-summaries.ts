/** Makes a bundled record of a post-event summary, of which only day, Region, title and link are known. */
import { z } from 'zod'
import { type BundledRecord, POST_EVENT_SUMMARIES } from '@/lib/bundled-history/bundled-record'
import { addDays, instantOf, type LocalDate } from '@/lib/domain/impact-windows/local-time'

/** The days of AWS's summaries are days there. */
const PACIFIC = 'America/Los_Angeles'
const MIDNIGHT = { hour: 0, minute: 0, second: 0 }

/** One summary as the file lists it; the title is AWS's and goes no further than the table of services made from it. */
const PostEventSummary = z.object({
  date: z.iso.date(),
  region: z.string(),
  url: z.url(),
  confidence: z.string(),
})
export type PostEventSummary = z.infer<typeof PostEventSummary>

export const PostEventSummaries = z.array(PostEventSummary)

/** The services that a title names, as keys of the public feed. */
export interface NamedServices {
  /** The one that it is about; `multipleservices-…` where it names none or several. */
  upstreamService: string
  impacted: readonly string[]
}

/** Service key → name, from the list of all ids. */
export function readServiceNames(json: string): ReadonlyMap<string, string> {
  const List = z.object({ services: z.array(z.object({ service_name: z.string(), ids: z.array(z.string()) })) })
  const { services } = List.parse(JSON.parse(json))
  return new Map(services.flatMap(({ service_name, ids }) => ids.map((id) => [id, service_name] as const)))
}

/** The externalRef, the same as of a recorded event of that day and service. */
export function refOfSummary({ date }: PostEventSummary, { upstreamService }: NamedServices): string {
  return `${date}-${upstreamService}`
}

/** Where the summary is listed. */
export function provenanceOf({ date, url }: PostEventSummary): BundledRecord['provenance'][number] {
  return { file: POST_EVENT_SUMMARIES, date, url }
}

/** The record without its words. What the file does not say stays unknown. */
export function recordOfSummary(
  summary: PostEventSummary,
  named: NamedServices,
  names: ReadonlyMap<string, string>,
): BundledRecord {
  const { date, region, url } = summary
  const { upstreamService, impacted } = named
  const day = localDate(date)
  return {
    externalRef: refOfSummary(summary, named),
    upstreamService,
    serviceName: nameOf(upstreamService, names),
    region,
    startedAt: midnight(day),
    endedAt: midnight(addDays(day, 1)),
    timePrecision: 'day',
    peakSeverity: null,
    summary: '',
    impactedServices: impacted.map((key) => ({
      upstreamService: key,
      name: nameOf(key, names),
      peakSeverity: null,
    })),
    windows: [],
    referenceUrl: url,
    provenance: [provenanceOf(summary)],
  }
}

function nameOf(key: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(key)
  if (name === undefined) throw new Error(`${key} is not a key of the public feed`)
  return name
}

function localDate(date: string): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

function midnight(day: LocalDate): string {
  const at = instantOf(day, MIDNIGHT, PACIFIC)
  if (at === null) throw new Error(`${day.year}-${day.month}-${day.day} has no midnight`)
  return new Date(at).toISOString()
}
