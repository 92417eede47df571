/** The parts of a message that are not the event itself: times, account, pages, resources. */
import { isAccountId } from '@/lib/domain/aws-directory'
import { digest } from '@/lib/domain/digest'
import type { Instant, NormalEntity } from '@/lib/domain/health-event'
import { quote } from '@/lib/sources/public-feed/epoch'
import { UnreadableItem } from '@/lib/sources/public-feed/unreadable'
import { type DetailPayload, EntityPayload } from './message-payload'
import { findMessageTime } from './message-times'

/** Longer ones than any of AWS's are kept as digests: they are part of a key. */
const LONGEST_COMMUNICATION = 200

/** The times of a message. */
export interface Times {
  startedAt: Instant
  endedAt: Instant | null
  /** AWS's lastUpdatedTime; where it gives none, when the message was sent. */
  saidAt: Instant
}

/** @throws {UnreadableItem} where none is named, or one that is named is no time */
export function timesOf({ startTime, endTime, lastUpdatedTime }: DetailPayload, sentTime: string | null): Times {
  const startedAt = timeOf(startTime, 'startTime')
  const saidAt = timeOf(lastUpdatedTime, 'lastUpdatedTime') ?? timeOf(sentTime, 'time') ?? startedAt
  if (saidAt === null) throw new UnreadableItem('it names no time')
  return { startedAt: startedAt ?? saidAt, endedAt: timeOf(endTime, 'endTime'), saidAt }
}

function timeOf(text: string | null, what: string): Instant | null {
  if (text === null) return null
  const instant = findMessageTime(text)
  if (instant === null) throw new UnreadableItem(`its ${what} ${quote(text)} is not a time`)
  return instant
}

/** @throws {UnreadableItem} where neither is an account id */
export function affectedAccount(named: string | null, deliveredTo: string | null): string {
  const account = [named, deliveredTo].find((id) => id !== null && isAccountId(id))
  if (account) return account
  throw new UnreadableItem('it names no account of 12 digits')
}

/** What pages and copies of one communication share. */
export function communicationOf({ communicationId }: DetailPayload, saidAt: Instant): string {
  if (communicationId === null) return new Date(saidAt).toISOString()
  return communicationId.length > LONGEST_COMMUNICATION ? digest(communicationId) : communicationId
}

/** @throws {UnreadableItem} where a number of a page is none */
export function pagesOf(detail: DetailPayload): [page: number, totalPages: number] {
  const page = pageOf(detail.page, 'page')
  return [page, Math.max(page, pageOf(detail.totalPages, 'totalPages'))]
}

function pageOf(text: string | null, what: string): number {
  if (text === null) return 1
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (number >= 1) return number
  throw new UnreadableItem(`its ${what} ${quote(text)} is not the number of a page`)
}

/** One resource; none where AWS lists null or one without a name, which says nothing. */
export function entityOf(received: unknown): NormalEntity[] {
  const { data } = EntityPayload.safeParse(received)
  if (!data || data.value === null) return []
  const { value, arn, status, lastUpdated } = data
  return [{ value, arn, status, lastUpdatedAt: lastUpdated === null ? null : findMessageTime(lastUpdated) }]
}
