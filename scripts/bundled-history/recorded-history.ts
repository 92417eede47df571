/** Reads the recorded public history twice over: as it stands in the file, and as the product reads it. */
import { z } from 'zod'
import { RECORDED_HISTORY } from '@/lib/bundled-history/bundled-record'
import type { NormalEvent } from '@/lib/domain/health-event'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'

/** The fields of a recorded event that choosing it and finding it again take. Times are epoch seconds. */
export const RecordedPayload = z.object({
  arn: z.string(),
  date: z.string(),
  end_time: z.string().optional(),
  status: z.string(),
  event_log: z.array(z.object({ timestamp: z.number() })),
})
export type RecordedPayload = z.infer<typeof RecordedPayload>

/** One recorded event with its place in the file. */
export interface RecordedEvent {
  key: string
  index: number
  payload: RecordedPayload
  event: NormalEvent
}

/** Any moment after the last recorded one: the parser takes nothing from the far future. */
const AFTERWARDS = Date.UTC(2026, 0, 1)

/** Every recorded event. The ARNs are made up: they serve only to bring the two readings together. */
export function readRecordedHistory(bytes: Uint8Array): RecordedEvent[] {
  const report = createUnreadableReport()
  const read = parseHistory({ bytes, contentType: null, address: RECORDED_HISTORY }, AFTERWARDS, report)
  const [problem] = report.lines()
  if (problem) throw new Error(`${RECORDED_HISTORY}: ${problem.where}: ${problem.why}`)
  const byArn = new Map(read.map(({ event }) => [event.arn, event]))
  const file = z.record(z.string(), z.array(RecordedPayload)).parse(JSON.parse(new TextDecoder().decode(bytes)))
  return Object.entries(file).flatMap(([key, payloads]) =>
    payloads.map((payload, index) => {
      const event = byArn.get(payload.arn)
      if (event === undefined) throw new Error(`${RECORDED_HISTORY}: event ${index} of ${key} was not read`)
      return { key, index, payload, event }
    }),
  )
}
