/** How far a planned change is, as shape and word. */
import { classNames } from '@/components/ui/class-names'
import { SeverityMark, type SeverityMarkKind } from '@/components/ui/severity-mark'
import { CHANGE_STATE_WORDS, type ChangeState } from '@/lib/domain/planned-changes/planned-change'

const MARKS: Record<Exclude<ChangeState, 'cancelled'>, SeverityMarkKind> = {
  overdue: 'disruption',
  'under-way': 'degradation',
  upcoming: 'informational',
  done: 'resolved',
}

interface ChangeStateMarkProps {
  state: ChangeState
  withWord?: boolean
  size?: number
}

export function ChangeStateMark({ state, withWord = false, size = 12 }: ChangeStateMarkProps) {
  const word = CHANGE_STATE_WORDS[state]
  if (state !== 'cancelled') return <SeverityMark kind={MARKS[state]} word={word} withWord={withWord} size={size} />
  return (
    <span title={withWord ? undefined : word} className="relative inline-flex items-center gap-1.5 text-ink-muted">
      <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" className="shrink-0">
        <g fill="none" stroke="currentColor" strokeWidth="1.8">
          <circle cx="8" cy="8" r="5.5" />
          <path d="m4.2 11.8 7.6-7.6" />
        </g>
      </svg>
      <span className={classNames(withWord ? 'font-medium' : 'sr-only')}>{word}</span>
    </span>
  )
}
