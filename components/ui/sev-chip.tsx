/** How much an incident matters to us, SEV1 to SEV4: the number is the shape, so that colour is never alone. */
import { classNames } from './class-names'

const LOOKS: Readonly<Record<string, string>> = {
  SEV1: 'border-disruption bg-disruption text-surface',
  SEV2: 'border-disruption/60 bg-disruption-soft text-disruption',
  SEV3: 'border-degradation/50 bg-degradation-soft text-degradation',
}

interface SevChipProps {
  /** "SEV1" to "SEV4". */
  level: string
  title?: string
  className?: string
}

export function SevChip({ level, title, className }: SevChipProps) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex h-5 shrink-0 items-center rounded-sm border px-1 text-2xs font-semibold tracking-wide tabular',
        LOOKS[level] ?? 'border-line-strong text-ink-muted',
        className,
      )}
    >
      {level}
    </span>
  )
}
