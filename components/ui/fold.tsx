/** The rest of a long list, folded; opens without scripts. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldProps {
  /** "The other 37 events". */
  label: ReactNode
  children: ReactNode
}

export function Fold({ label, children }: FoldProps) {
  return (
    <details className="group/fold min-w-0">
      <summary className="flex w-fit list-none items-center gap-1 rounded-md py-1 text-xs font-medium text-ink-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={12}
          className="shrink-0 transition-transform duration-100 group-open/fold:rotate-90"
        />
        {label}
      </summary>
      <div className="pt-1">{children}</div>
    </details>
  )
}
