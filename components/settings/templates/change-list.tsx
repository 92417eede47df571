/** What differs between two versions of a template, sentence by sentence; many of them are folded. */
import { Fold } from '@/components/ui/fold'

const SHOWN = 6

export function ChangeList({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return <p className="text-sm text-ink-muted">Nothing differs.</p>
  const rest = changes.slice(SHOWN)
  return (
    <div className="min-w-0 text-sm">
      <Sentences sentences={changes.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <Fold label={rest.length === 1 ? 'One more change' : `${rest.length} more changes`}>
          <Sentences sentences={rest} />
        </Fold>
      )}
    </div>
  )
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="list-disc pl-5 text-pretty wrap-anywhere">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
