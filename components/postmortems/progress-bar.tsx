/** How far a checklist is, in figures and as a bar. */
import type { ProgressView } from '@/lib/postmortems/contract'

export function ProgressBar({ progress: { settled, total } }: { progress: ProgressView }) {
  const share = total === 0 ? 0 : (settled / total) * 100
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-accent" style={{ width: `${share}%` }} />
      </span>
      <span className="tabular">
        {settled}/{total}
        <span className="sr-only"> items settled</span>
      </span>
    </span>
  )
}
