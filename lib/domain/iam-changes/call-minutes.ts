/** Counts calls per minute by source and result. */
import type { Instant } from '../health-event'
import type { IamCall } from './change'

export interface CallMinuteCount {
  /** The minute's beginning. */
  minute: Instant
  eventSource: string
  /** Empty: it went well. */
  errorCode: string
  calls: number
  /** How many of them named the address that STS has for all Regions. */
  globalSts: number
}

const MINUTE_MS = 60_000
/** Address of STS without a Region (STS endpoints, IAM User Guide). */
const GLOBAL_STS = 'sts.amazonaws.com'

/** One row per minute, source and result, oldest first; a call that is there twice counts once. */
export function callMinutes(calls: readonly IamCall[]): CallMinuteCount[] {
  const counts = new Map<string, CallMinuteCount>()
  const seen = new Set<string>()
  for (const { accountId, eventId, at, eventSource, errorCode, host } of calls) {
    const id = JSON.stringify([accountId, eventId])
    if (seen.has(id)) continue
    seen.add(id)
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS
    const key = JSON.stringify([minute, eventSource, errorCode ?? ''])
    const count = counts.get(key) ?? { minute, eventSource, errorCode: errorCode ?? '', calls: 0, globalSts: 0 }
    count.calls++
    if (host === GLOBAL_STS) count.globalSts++
    counts.set(key, count)
  }
  return [...counts.values()].toSorted(
    (a, b) => a.minute - b.minute || order(a.eventSource, b.eventSource) || order(a.errorCode, b.errorCode),
  )
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
