/** How long things took, each with the clocks it was measured between. */
import { formatDuration } from '@/lib/domain/format-time'
import type { ComputedDuration } from '@/lib/incidents/contract'

const NAMES: Record<ComputedDuration['what'], string> = {
  'posting-delay': "AWS's first word after",
  detection: 'Seen by us after',
  acknowledge: 'Acknowledged after',
  mitigate: 'Mitigated after',
  resolve: 'Resolved after',
  impact: 'It hit for',
}

export function Durations({ durations }: { durations: readonly ComputedDuration[] }) {
  if (durations.length === 0) return null
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-x-4 gap-y-2">
      {durations.map(({ what, ms, sentence }) => (
        <div key={what} className="min-w-0">
          <dt className="text-xs text-ink-muted">{NAMES[what]}</dt>
          <dd>
            <span className="text-base font-medium tabular">
              {ms < 0 ? '−' : ''}
              {formatDuration(Math.abs(ms))}
            </span>
            <span className="block text-2xs text-pretty text-ink-faint">{sentence}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
