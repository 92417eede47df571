/** The shapes of what AWS Health's API answers, as zod schemas that keep what is there and lose nothing for what is not. */
import { z } from 'zod'
import type { Instant } from '@/lib/domain/health-event'
import { storableText } from '@/lib/sources/public-feed/storable-text'

/** Text without blanks around it; null where there is none. */
const name = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return null
    return storableText(String(value)).trim() || null
  })

/** AWS's words as they are; null where there are none. */
const words = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' ? storableText(value) : null))

/** A moment in ISO, as JSON holds it; the SDK gives a Date. */
const time = z
  .unknown()
  .optional()
  .transform((value) => {
    if (!(value instanceof Date) && typeof value !== 'string') return null
    const date = new Date(value)
    return Number.isNaN(date.getTime()) ? null : date.toISOString()
  })

/** In one order, because AWS's lists have none. */
const names = z
  .unknown()
  .optional()
  .transform((value) => {
    const list = Array.isArray(value) ? value : []
    return [...new Set(list.flatMap((item) => name.parse(item) ?? []))].sort()
  })

const map = z
  .unknown()
  .optional()
  .transform((value) => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    const read = entries.flatMap(([key, item]) =>
      typeof item === 'string' ? [[storableText(key), storableText(item)]] : [],
    )
    return Object.fromEntries(read.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))) as Record<string, string>
  })

/** An event, listed or within its details; the keys of its JSON are always in this order. */
export const EventItem = z.object({
  arn: name,
  service: name,
  eventTypeCode: name,
  eventTypeCategory: name,
  eventScopeCode: name,
  region: name,
  availabilityZone: name,
  startTime: time,
  endTime: time,
  lastUpdatedTime: time,
  statusCode: name,
  actionability: name,
  personas: names,
})
export type EventItem = z.infer<typeof EventItem>

export const DetailItem = z.object({
  awsAccountId: name,
  event: EventItem,
  eventDescription: z.object({ latestDescription: words }).nullish(),
  eventMetadata: map,
})
export type DetailItem = z.infer<typeof DetailItem>

/** One that AWS would not answer for. */
export const RefusedItem = z.object({ awsAccountId: name, eventArn: name, errorName: name, errorMessage: name })
export type RefusedItem = z.infer<typeof RefusedItem>

export const EntityItem = z.object({
  eventArn: name,
  awsAccountId: name,
  entityValue: name,
  entityArn: name,
  statusCode: name,
  lastUpdatedTime: time,
})

/** An account's id, as AWS wrote it. */
export const AccountItem = name

/** Milliseconds since 1970 of a moment in ISO. */
export function instantOfIso(iso: string | null): Instant | null {
  return iso === null ? null : Date.parse(iso)
}

/** The item as JSON, without what AWS left out. */
export function jsonOf(item: EventItem): string {
  return JSON.stringify(item, (_key, value) => (value === null ? undefined : value))
}
