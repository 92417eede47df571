/** How the last readings of an account went. */
import { Duration } from '@/components/ui/duration'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark, type SeverityMarkKind } from '@/components/ui/severity-mark'
import type { ReadingView } from '@/lib/evidence/contract-pages'

export function AccountReadings({ readings }: { readings: readonly ReadingView[] }) {
  if (readings.length === 0) return <p className="text-sm text-ink-muted">It was never read.</p>
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {readings.map((reading) => {
        const { mark, word } = stateOf(reading)
        const { run, begunAt, endedAt, requests, throttles, sentence } = reading
        return (
          <li key={run} className="min-w-0">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <SeverityMark kind={mark} word={word} withWord size={11} className="text-xs" />
              {endedAt === null ? null : <RelativeTime at={endedAt} className="text-xs text-ink-muted" />}
            </span>
            {begunAt === null || endedAt === null ? null : (
              <span className="block text-xs text-ink-muted tabular">
                {requests.toLocaleString('en-US')} calls in <Duration from={begunAt} to={endedAt} />
                {throttles === 0 ? '' : `, ${throttles.toLocaleString('en-US')} refused as too many and repeated`}
              </span>
            )}
            {sentence === null ? null : <span className="block text-xs text-pretty wrap-anywhere">{sentence}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function stateOf({ state, read, unread }: ReadingView): { mark: SeverityMarkKind; word: string } {
  if (state === 'waiting') return { mark: 'informational', word: 'Waits for its turn' }
  if (state === 'failed') return { mark: 'disruption', word: 'Nothing could be read' }
  if (unread === 0) return { mark: 'resolved', word: 'Read whole' }
  return { mark: 'degradation', word: `${unread} of ${read + unread} kinds could not be read` }
}
