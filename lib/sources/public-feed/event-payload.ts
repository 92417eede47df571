/** The shapes of one event and its parts on the wire (aws-facts.md, "Public status feed"), as zod schemas. */
import { z } from 'zod'
import { storableText } from './storable-text'
import { UnreadableItem } from './unreadable'

/** Text that may be absent (then null); a number where AWS usually writes text is taken as text. */
const text = z
  .union([z.string(), z.number(), z.null()], { error: 'is neither text nor absent' })
  .optional()
  .transform((value) => (value === null || value === undefined ? null : storableText(String(value))))

/** An id or name: text without blanks around it, null when nothing is left. */
const name = text.transform((value) => value?.trim() || null)

/** Statuses and times come as numbers and as text; they are read, each with its own complaint, after the shape. */
const value = z.unknown().optional()

/** One event of the current list or the history. Its parts are looked at one by one, so that a bad one costs itself only. */
export const EventPayload = z.object({
  arn: name,
  date: value,
  region_name: name,
  status: value,
  service: name,
  service_name: name,
  summary: text,
  event_log: value,
  impacted_services: value,
  impacted_service_status_changes: value,
  end_time: value,
})
export type EventPayload = z.infer<typeof EventPayload>

export const LogEntryPayload = z.object({ summary: text, message: text, status: value, timestamp: value })

export const ImpactedServicePayload = z.object({ service_name: name, current: value, max: value })

export const StatusChangePayload = z.object({
  service: name,
  previous_status: value,
  current_status: value,
  timestamp: value,
})

/** One row of the service catalogue. */
export const CatalogueRowPayload = z.object({
  service: name,
  service_name: name,
  event_type_code: name,
  region_id: name,
  region_name: name,
  short_name: name,
  launch_date: value,
})

/**
 * The payload in the shape that a schema asks for.
 * @throws {UnreadableItem} naming the fields that are not as they should be
 */
export function shaped<T>(schema: z.ZodType<T>, payload: unknown): T {
  const result = schema.safeParse(payload)
  if (result.success) return result.data
  const complaints = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? 'it is not a JSON object' : `${path.join('.')} ${message}`,
  )
  throw new UnreadableItem(complaints.join('; '))
}
