/** Judges the times of occurrence that people give. */
import 'server-only'
import { formatDateTime } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'
import { AppError } from '@/lib/errors'

/** How far clocks may differ, ms. */
const TOLERANCE = 60_000

/** A moment as sentences name it. */
export function momentWords(at: Instant | Date): string {
  return formatDateTime(Number(at), 'UTC')
}

/** Refuses what has not happened yet. @throws AppError INVALID that names `field` */
export function refuseFuture(at: Instant, field = 'occurredAt'): void {
  if (at <= Date.now() + TOLERANCE) return
  const message = `${momentWords(at)} is in the future: say when it happened. Nothing was changed.`
  throw new AppError('INVALID', message, { [field]: 'This time is in the future.' })
}

/** Refuses what would have happened before `earliest`, which `happened` says in words. @throws AppError INVALID */
export function refuseBefore(at: Instant, earliest: Date, happened: string): void {
  if (at >= Number(earliest)) return
  const message = `${momentWords(at)} is before ${happened} (${momentWords(earliest)}). Nothing was changed.`
  throw new AppError('INVALID', message, { occurredAt: `This is before ${happened}.` })
}
