/** Calendar months of UTC, by which AWS bills: their bounds, and until when a credit for one can be claimed. */

import { parsePeriod } from '@/lib/domain/impact/period'
import type { Instant } from '../health-event'

const DAY = 86_400_000
const PATTERN = /^(\d{4})-(0[1-9]|1[0-2])$/

/** ms UTC; `to` is no longer part of it. */
export interface BillingMonth {
  /** YYYY-MM */
  key: string
  from: Instant
  to: Instant
}

/** Null for what is no month since 1970. */
export function parseMonth(text: string): BillingMonth | null {
  const [, year = '', month = ''] = PATTERN.exec(text) ?? []
  if (year === '' || Number(year) < 1970) return null
  return { key: text, from: Date.UTC(Number(year), Number(month) - 1), to: Date.UTC(Number(year), Number(month)) }
}

/** The month in which a moment lies. */
export function monthOf(at: Instant): BillingMonth {
  const date = new Date(at)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return { key: date.toISOString().slice(0, 7), from: Date.UTC(year, month), to: Date.UTC(year, month + 1) }
}

/** The months that [from, to) touches, in order. */
export function monthsOf(from: Instant, to: Instant): BillingMonth[] {
  const months: BillingMonth[] = []
  for (let at = from; at < to; at = monthOf(at).to) months.push(monthOf(at))
  return months
}

/** "May 2018" */
export function monthName({ key, from }: BillingMonth): string {
  return parsePeriod(key, 'UTC', from)?.name ?? key
}

/** Until when a credit can be claimed. Days are YYYY-MM-DD of UTC, whole days count. */
export interface ClaimDeadline {
  /** Last day: the second billing month after the one of the incident ends with it. */
  lastDay: string
  /** Last day for those who count the month of the incident as the first: claims until then are in time however it is read. */
  safeDay: string
  /** Whole days left until the end of lastDay, that day included; 0: it is past. */
  daysLeft: number
  isPast: boolean
}

/**
 * The rule of most of AWS's terms: a claim must arrive before the second billing cycle after the incident ends.
 * @param now ms
 */
export function claimDeadline(month: BillingMonth, now: Instant): ClaimDeadline {
  const end = monthOf(monthOf(month.to).to).to
  const left = Math.max(0, Math.ceil((end - now) / DAY))
  return { lastDay: lastDayOf(end), safeDay: lastDayOf(monthOf(month.to).to), daysLeft: left, isPast: now >= end }
}

function lastDayOf(end: Instant): string {
  return new Date(end - DAY).toISOString().slice(0, 10)
}
