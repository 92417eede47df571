/** What of the address could not be understood, in one line; the page shows the rest. */
import { SeverityMark } from '@/components/ui/severity-mark'

export function UrlProblems({ problems }: { problems: Record<string, string> }) {
  const entries = Object.entries(problems)
  if (entries.length === 0) return null
  return (
    <p
      role="alert"
      className="flex items-start gap-2 rounded-md border border-line bg-degradation-soft px-3 py-2 text-sm"
    >
      <SeverityMark kind="degradation" word="Note" className="mt-0.5" />
      <span className="min-w-0">
        The address asks for something that does not exist, and that part is left out:{' '}
        {entries.map(([name, wants], index) => (
          <span key={name}>
            {index > 0 ? '; ' : ''}
            <code className="font-mono text-xs">{name}</code> {wants}
          </span>
        ))}
        .
      </span>
    </p>
  )
}
