/** What went wrong last with a source, and whether it still does. */
import { classNames } from '@/components/ui/class-names'

interface SourceErrorProps {
  error: string | null
  failing: boolean
}

export function SourceError({ error, failing }: SourceErrorProps) {
  if (error === null) return null
  return (
    <p
      className={classNames(
        'mt-3 max-w-[90ch] border-l-2 pl-3 text-sm wrap-anywhere',
        failing ? 'border-disruption' : 'border-line-strong text-ink-muted',
      )}
    >
      <span className="font-medium">{failing ? 'Why it fails: ' : 'Last error: '}</span>
      {error}
    </p>
  )
}
