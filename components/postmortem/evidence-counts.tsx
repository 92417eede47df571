/** How many accounts have which verdict, in one line: shape, word and figure each, what presses first. */
import { VerdictMark } from '@/components/ui/verdict-mark'
import { VERDICT_ORDER, VERDICT_WORDS } from '@/components/ui/verdict-words'
import type { VerdictCounts } from '@/lib/evidence/contract'

export function EvidenceCounts({ counts }: { counts: VerdictCounts }) {
  const verdicts = VERDICT_ORDER.filter((verdict) => counts[verdict] > 0)
  if (verdicts.length === 0) return <span>no account</span>
  return (
    <span className="inline-flex min-w-0 flex-wrap gap-x-2.5 gap-y-1 tabular">
      {verdicts.map((verdict) => (
        <VerdictMark
          key={verdict}
          verdict={verdict}
          withWord
          word={`${VERDICT_WORDS[verdict].word} ${counts[verdict].toLocaleString('en-US')}`}
        />
      ))}
    </span>
  )
}
