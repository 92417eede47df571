/** AWS's status before and after an update. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { type Severity, severityWord } from '@/lib/domain/severity'

interface SeverityChangeProps {
  /** Null: normal, or none told. */
  before: Severity | null
  after: Severity | null
}

export function SeverityChange({ before, after }: SeverityChangeProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 text-xs">
      <Level severity={before} />
      <span aria-hidden className="text-ink-faint">
        →
      </span>
      <span className="sr-only">became</span>
      <Level severity={after} />
    </span>
  )
}

function Level({ severity }: { severity: Severity | null }) {
  const word = severity === null ? 'Normal' : severityWord(severity)
  return <SeverityMark kind={severity ?? 'resolved'} size={12} word={word} withWord />
}
