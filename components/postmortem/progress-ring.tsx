/** How far a checklist is: a thick ring for what is required, a thin one for everything. */
import { classNames } from '@/components/ui/class-names'
import type { ProgressView } from '@/lib/postmortems/contract'

export function ProgressRing({ progress }: { progress: ProgressView }) {
  const { total, settled, required, requiredSettled } = progress
  const words = `${requiredSettled} of ${required} required items settled, ${settled} of ${total} in all`
  return (
    <svg role="img" aria-label={words} viewBox="0 0 40 40" className="size-10 shrink-0 -rotate-90">
      <title>{words}</title>
      <Arc radius={17} width={4} share={required === 0 ? 1 : requiredSettled / required} tone="text-resolved" />
      <Arc radius={12} width={1.5} share={total === 0 ? 0 : settled / total} tone="text-accent" />
    </svg>
  )
}

interface ArcProps {
  radius: number
  width: number
  /** 0 to 1. */
  share: number
  tone: string
}

function Arc({ radius, width, share, tone }: ArcProps) {
  const circle = { cx: 20, cy: 20, r: radius, fill: 'none', strokeWidth: width }
  return (
    <>
      <circle {...circle} className="stroke-line-strong" />
      {share === 0 ? null : (
        <circle
          {...circle}
          stroke="currentColor"
          pathLength={100}
          strokeDasharray={`${share * 100} 100`}
          className={classNames('transition-[stroke-dasharray] duration-150', tone)}
        />
      )}
    </>
  )
}
