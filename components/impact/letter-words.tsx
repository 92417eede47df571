/** The sentences of a summary, and what it does not know. */
import type { ImpactView } from '@/lib/impact/contract'

export function LetterWords({ letter: { sentences, unknowns } }: Pick<ImpactView, 'letter'>) {
  return (
    <div className="flex max-w-[78ch] flex-col gap-3 print:max-w-none print:gap-1.5">
      <p className="text-lg leading-relaxed text-pretty print:text-[10pt] print:leading-snug">{sentences.join(' ')}</p>
      {unknowns.length === 0 ? null : (
        <section
          aria-label="What is not known"
          className="border-l-2 border-line-strong pl-3 text-sm text-ink-muted print:text-[8pt]"
        >
          <ul className="flex flex-col gap-0.5">
            {unknowns.map((sentence) => (
              <li key={sentence} className="text-pretty">
                {sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
