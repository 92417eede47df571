/** Calls of identity per minute, those that failed apart: drawn by the server. */
import { Fold } from '@/components/ui/fold'
import { formatDateTime } from '@/lib/domain/format-time'
import { callLane, failuresByCode, type LaneMinute, unknownShares } from '@/lib/domain/iam-changes/call-lane'
import { counted, sourceWord } from './change-words'

interface CallLaneProps {
  minutes: readonly LaneMinute[]
  /** The window, in ms. */
  from: number
  to: number
  /** When at least one account is known; the rest is hatched. */
  known: readonly { from: string; to: string }[]
}

const BARS = 240
const HEIGHT = 48
/** Of how many codes the table tells. */
const MOST_CODES = 20

export function CallLane({ minutes, from, to, known }: CallLaneProps) {
  const lane = callLane(minutes, from, to, BARS)
  if (lane.total === 0) return null
  const told = `${counted(lane.total, 'call')}, ${lane.failed.toLocaleString('en-US')} of them failed`
  const height = (calls: number) => (calls / lane.most) * HEIGHT
  const width = lane.bars.length
  const unknown = unknownShares(known, from, to)
  return (
    <section aria-label="Calls per minute" className="mb-4 rounded-md border border-line p-3">
      <h2 className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3 text-sm font-semibold">
        Calls per minute
        <span className="text-xs font-normal text-ink-muted">{told}</span>
      </h2>
      <div className="relative">
        {unknown.map((gap) => (
          <span
            key={gap.from}
            aria-hidden
            className="hatched absolute inset-y-0"
            style={{ left: `${gap.from * 100}%`, width: `${(gap.to - gap.from) * 100}%` }}
          />
        ))}
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`From ${formatDateTime(from, 'UTC')} to ${formatDateTime(to, 'UTC')}: ${told}`}
          className="relative h-14 w-full border-b border-line"
        >
          {lane.bars.map(({ from: at, good, failed }, place) => (
            <g key={at}>
              {good > 0 ? (
                <rect
                  x={place + 0.1}
                  y={HEIGHT - height(good + failed)}
                  width={0.8}
                  height={height(good)}
                  className="fill-ink-faint opacity-50"
                />
              ) : null}
              {failed > 0 ? (
                <rect
                  x={place}
                  y={HEIGHT - Math.max(2, height(failed))}
                  width={1}
                  height={Math.max(2, height(failed))}
                  className="fill-disruption"
                />
              ) : null}
            </g>
          ))}
        </svg>
      </div>
      {unknown.length > 0 ? (
        <p className="text-2xs text-ink-faint">Hatched: nobody has looked into this time yet.</p>
      ) : null}
      <p className="flex justify-between gap-2 text-2xs text-ink-faint tabular">
        <span>{formatDateTime(from, 'UTC')}</span>
        <span>{formatDateTime(to, 'UTC')}</span>
      </p>
      <Failures minutes={minutes} />
    </section>
  )
}

function Failures({ minutes }: { minutes: readonly LaneMinute[] }) {
  const failures = failuresByCode(minutes)
  if (failures.length === 0) return <p className="mt-1 text-xs text-ink-muted">No call failed.</p>
  return (
    <Fold label={`What failed: ${counted(failures.length, 'error code')}`}>
      <ul className="flex flex-col gap-0.5 text-xs">
        {failures.slice(0, MOST_CODES).map(({ eventSource, errorCode, calls }) => (
          <li key={`${eventSource} ${errorCode}`} className="flex flex-wrap gap-x-2">
            <span className="tabular w-14 text-right">{calls.toLocaleString('en-US')}</span>
            <span>{sourceWord(eventSource)}</span>
            <span className="font-mono break-all text-ink-muted">{errorCode}</span>
          </li>
        ))}
        {failures.length > MOST_CODES ? (
          <li className="text-ink-muted">and {failures.length - MOST_CODES} rarer ones</li>
        ) : null}
      </ul>
    </Fold>
  )
}
