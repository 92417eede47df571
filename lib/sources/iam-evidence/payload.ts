/** Parts of answers that many collectors read. */
import { z } from 'zod'
import type { Instant } from '@/lib/domain/health-event'

/** A time of an answer, as an Instant; null where there is none, or none that is a time. */
export const instant = z
  .date()
  .nullish()
  .catch(null)
  .transform((date): Instant | null => {
    const time = date?.getTime() ?? Number.NaN
    return Number.isNaN(time) ? null : time
  })

/** Text that may be absent. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? null)

/** A list that AWS leaves out where it is empty. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
}

/** How pages of IAM end. */
export const MARKED = { IsTruncated: z.boolean().optional(), Marker: z.string().optional() }

const TAGS = listOf(z.object({ Key: z.string(), Value: z.string().nullish() }))

/** Tags by key. */
export const tags = TAGS.transform(
  (given): Record<string, string> => Object.fromEntries(given.map(({ Key, Value }) => [Key, Value ?? ''])),
)
