/** The appendix: how each figure is computed, and by which clock. */
import type { Formula } from '@/lib/domain/impact/formulas'

export function FormulaList({ formulas }: { formulas: readonly Formula[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-2 text-xs sm:columns-2 sm:block print:columns-3">
      {formulas.map(({ figure, title, words }) => (
        <div key={figure} id={`formula-${figure}`} className="mb-2 break-inside-avoid">
          <dt className="font-semibold">{title}</dt>
          <dd className="text-pretty text-ink-muted">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
