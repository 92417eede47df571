/** What could not be read in one account, why, and since when. */
import { RelativeTime } from '@/components/ui/relative-time'
import { FACT_WORDS } from '@/lib/domain/evidence/fact-words'
import type { GapView } from '@/lib/evidence/contract-pages'

export function GapList({ gaps }: { gaps: readonly GapView[] }) {
  if (gaps.length === 0) return <p className="text-sm text-ink-muted">Everything that was asked for was answered.</p>
  return (
    <ul className="flex flex-col gap-2.5 text-sm">
      {bySentence(gaps).map(({ sentence, kinds, since }) => (
        <li key={sentence} className="min-w-0 wrap-anywhere">
          <p className="text-pretty">{sentence}</p>
          <p className="text-xs text-pretty text-ink-muted">
            Missing since <RelativeTime at={since} />: {kinds.map(kindWords).join(', ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** A role that is missing takes everything with it: that is said once. */
function bySentence(gaps: readonly GapView[]): { sentence: string; kinds: string[]; since: string }[] {
  const found = new Map<string, { sentence: string; kinds: string[]; since: string }>()
  for (const { sentence, kind, since } of gaps) {
    const group = found.get(sentence) ?? { sentence, kinds: [], since }
    group.kinds.push(kind)
    if (since < group.since) group.since = since
    found.set(sentence, group)
  }
  return [...found.values()]
}

function kindWords(kind: string): string {
  const words = Object.entries(FACT_WORDS).find(([known]) => known === kind)?.[1]
  return words ?? kind
}
