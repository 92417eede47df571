/** Measures when calls began and stopped failing: proposed as a window of the clock *observed*. */
import { counted, spanWords } from '@/lib/domain/postmortem/facts/figures'
import type { LaneMinute } from './call-lane'
import { isOutageCode } from './outage-codes'

/** When calls of ours failed. Times are ISO 8601 UTC. */
export interface MeasuredErrors {
  from: string
  /** Null: they fail still. */
  to: string | null
  eventSource: string
  errorCodes: string[]
  failed: number
  /** The rule, as a sentence with its figures. */
  sentence: string
}

const MINUTE_MS = 60_000
/** Failing calls further apart are of another stretch. */
const MOST_APART_MS = 30 * MINUTE_MS
/** After these many minutes without a failing call, with calls that went well, it has stopped. */
const STOPPED_MS = 5 * MINUTE_MS
const FEWEST_FAILED = 3
/** What share of calls has to fail at least, and how many times that of the time before. */
const LEAST_SHARE = 0.2
const TIMES_BEFORE = 5
/** One in so many minutes is taken for quiet. */
const QUIET = 5
/** A share of calls that fail every day and more than which nothing stands out. */
const MOST_SHARE = 0.9

interface Minute {
  at: number
  calls: number
  failed: number
}

interface Stretch {
  from: number
  to: number
  calls: number
  failed: number
}

/**
 * Per source the stretch that stands out most among its calls, the one with most failing calls first: from its first to
 * its last failing minute, at least a fifth of the calls fail, and five times the share of before. Sources without such a
 * stretch of three failing calls are left out.
 */
export function measureErrors(minutes: readonly LaneMinute[]): MeasuredErrors[] {
  const sources = [...new Set(minutes.map(({ eventSource }) => eventSource))].sort()
  const measured = sources.flatMap((source) => measureSource(source, minutes) ?? [])
  return measured.toSorted((a, b) => b.failed - a.failed)
}

function measureSource(eventSource: string, all: readonly LaneMinute[]): MeasuredErrors | null {
  const own = all.filter((minute) => minute.eventSource === eventSource)
  const minutes = summed(own)
  const before = usualShare(minutes)
  const least = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, TIMES_BEFORE * before))
  const stretch = worstStretch(minutes, least)
  if (stretch === null || stretch.failed < FEWEST_FAILED) return null
  const earlier = minutes.filter(({ at }) => at < stretch.from)
  if (Math.min(MOST_SHARE, shareOf(totalOf(earlier)) * TIMES_BEFORE) > shareOf(stretch)) return null
  const to = hasStopped(minutes, stretch) ? new Date(stretch.to + MINUTE_MS).toISOString() : null
  const from = new Date(stretch.from).toISOString()
  const within = own.filter(({ minute, errorCode }) => {
    const at = Date.parse(minute)
    return isOutageCode(errorCode) && at >= stretch.from && at <= stretch.to
  })
  return {
    from,
    to,
    eventSource,
    errorCodes: [...new Set(within.map(({ errorCode }) => errorCode))].sort(),
    failed: stretch.failed,
    sentence: saidOf({ eventSource, from, to }, stretch, totalOf(earlier), least),
  }
}

function summed(rows: readonly LaneMinute[]): Minute[] {
  const minutes = new Map<number, Minute>()
  for (const { minute, errorCode, calls } of rows) {
    const at = Date.parse(minute)
    const sum = minutes.get(at) ?? { at, calls: 0, failed: 0 }
    sum.calls += calls
    if (isOutageCode(errorCode)) sum.failed += calls
    minutes.set(at, sum)
  }
  return [...minutes.values()].toSorted((a, b) => a.at - b.at)
}

/**
 * The share of the quietest fifth of the minutes with calls, so that an outage of up to four fifths of the time does not
 * count as usual. What fails every day shows in the comparison with the time before.
 */
function usualShare(minutes: readonly Minute[]): number {
  const busy = minutes.filter(({ calls }) => calls > 0).toSorted((a, b) => a.failed / a.calls - b.failed / b.calls)
  return shareOf(totalOf(busy.slice(0, Math.ceil(busy.length / QUIET))))
}

/** The stretch whose failing calls exceed the least share of its calls by most; it begins and ends with a failing minute. */
function worstStretch(minutes: readonly Minute[], least: number): Stretch | null {
  let worst: { stretch: Stretch; score: number } | null = null
  let open: { stretch: Stretch; score: number } | null = null
  for (const { at, calls, failed } of minutes) {
    const score = failed - least * calls
    if (open !== null && (open.score < 0 || at - open.stretch.to > MOST_APART_MS)) open = null
    if (open === null) {
      if (score <= 0) continue
      open = { stretch: { from: at, to: at, calls, failed }, score }
    } else {
      const stretch: Stretch = open.stretch
      open = {
        stretch: { from: stretch.from, to: at, calls: stretch.calls + calls, failed: stretch.failed + failed },
        score: open.score + score,
      }
    }
    if (score > 0 && (worst === null || open.score > worst.score)) worst = open
  }
  return worst?.stretch ?? null
}

function hasStopped(minutes: readonly Minute[], { to }: Stretch): boolean {
  const later = minutes.filter(({ at }) => at > to)
  const last = later.at(-1)
  return last !== undefined && last.at - to >= STOPPED_MS && later.some(({ calls, failed }) => calls > failed)
}

function totalOf(minutes: readonly Minute[]): { calls: number; failed: number } {
  return minutes.reduce((sum, { calls, failed }) => ({ calls: sum.calls + calls, failed: sum.failed + failed }), {
    calls: 0,
    failed: 0,
  })
}

function shareOf({ calls, failed }: { calls: number; failed: number }): number {
  return calls === 0 ? 0 : failed / calls
}

function saidOf(
  { eventSource, from, to }: { eventSource: string; from: string; to: string | null },
  stretch: Stretch,
  earlier: { calls: number; failed: number },
  least: number,
): string {
  const compared =
    earlier.calls === 0
      ? 'Of the time before no calls are known.'
      : `Before, ${figures(earlier)} had failed (${percent(shareOf(earlier))}).`
  return `${spanWords(from, to)}, ${figures(stretch)} to ${eventSource} failed with faults of AWS, throttling or denied access (${percent(shareOf(stretch))}). ${compared} The rule: the stretch in which failing calls exceed ${percent(least)} of all calls by most, with at least ${FEWEST_FAILED} of them.`
}

function figures({ calls, failed }: { calls: number; failed: number }): string {
  return `${failed.toLocaleString('en-US')} of ${counted(calls, 'call')}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
