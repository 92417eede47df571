/** The shape of EventBridge's messages about AWS Health on the wire (aws-facts.md, "EventBridge"), as zod schemas. */
import { z } from 'zod'
import { storableText } from '@/lib/sources/public-feed/storable-text'

/** Text, or a number or truth value where AWS usually writes text; absent, null and blank are one. */
const text = z
  .union([z.string(), z.number(), z.boolean(), z.null()], { error: 'is neither text nor absent' })
  .optional()
  .transform((value) => {
    const storable = storableText(String(value ?? ''))
    return storable.trim() === '' ? null : storable
  })

/** An id or name: text without blanks around it. */
const name = text.transform((value) => value?.trim() ?? null)

/** A list whose members are looked at one by one; absent and null are an empty one. */
const list = z
  .array(z.unknown(), { error: 'is not a list' })
  .nullish()
  .transform((members) => members ?? [])

/** What EventBridge puts around every message. */
export const MessagePayload = z.object({
  'detail-type': name,
  source: name,
  account: name,
  region: name,
  time: name,
  detail: z.unknown().optional(),
})

/** What AWS Health says in it. Older messages lack what stands after eventDescription. */
export const DetailPayload = z.object({
  eventArn: name,
  service: name,
  eventTypeCode: name,
  eventTypeCategory: name,
  startTime: name,
  endTime: name,
  affectedEntities: list,
  eventDescription: list,
  eventScopeCode: name,
  communicationId: name,
  lastUpdatedTime: name,
  statusCode: name,
  eventRegion: name,
  affectedAccount: name,
  page: name,
  totalPages: name,
  actionability: name,
  personas: z
    .union([list, name])
    .transform((given) => (typeof given === 'string' ? [given] : (given ?? [])))
    .transform((given) => given.filter((persona) => typeof persona === 'string').map(storableText)),
  eventMetadata: z
    .object({ truncated: name })
    .nullish()
    .transform((metadata) => ({ isTruncated: metadata?.truncated?.toLowerCase() === 'true' })),
})
export type DetailPayload = z.infer<typeof DetailPayload>

/** A resource; AWS writes its keys in two ways. */
export const EntityPayload = z
  .object({
    entityValue: name,
    entityArn: name,
    status: name,
    statusCode: name,
    lastUpdatedTime: name,
    lastupdatedTime: name,
  })
  .transform(({ entityValue, entityArn, status, statusCode, lastUpdatedTime, lastupdatedTime }) => ({
    value: entityValue ?? entityArn,
    arn: entityArn,
    status: status ?? statusCode,
    lastUpdated: lastUpdatedTime ?? lastupdatedTime,
  }))

export const DescriptionPayload = z.object({ language: name, latestDescription: text })

/** What SNS puts around a message that it hands on to a queue. */
export const SnsEnvelope = z.object({ Type: z.literal('Notification'), Message: z.string() })
