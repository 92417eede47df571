/** The way from the whole organization to the unit that the icicle shows; each step leads back. */
import { ChevronRight } from 'lucide-react'
import type { IcicleNode } from './icicle-tree'

interface IcicleBreadcrumbProps {
  /** From the whole to what is shown. */
  path: readonly IcicleNode[]
  onUnit: (id: string | null) => void
}

export function IcicleBreadcrumb({ path, onUnit }: IcicleBreadcrumbProps) {
  return (
    <nav aria-label="Place in the organization" className="min-w-0">
      <ol className="flex min-w-0 flex-wrap items-center gap-x-0.5 text-xs">
        {path.map(({ id, name }, index) => {
          const isLast = index === path.length - 1
          return (
            <li key={id} className="flex min-w-0 items-center gap-0.5">
              {index > 0 ? <ChevronRight aria-hidden size={12} className="shrink-0 text-ink-faint" /> : null}
              {isLast ? (
                <span aria-current="location" className="truncate px-1 py-1 font-medium">
                  {name}
                </span>
              ) : (
                <button
                  type="button"
                  onClick={() => onUnit(index === 0 ? null : id)}
                  className="min-w-0 truncate rounded-md px-1 py-1 text-ink-muted hover:bg-sunken hover:text-ink"
                >
                  {name}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
