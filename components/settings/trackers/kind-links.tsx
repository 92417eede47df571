/** The kinds of trackers, as links to the form of each. */
import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { TRACKER_KINDS, TRACKER_NAMES, type TrackerKind } from '@/lib/domain/issue-tracker'

export function KindLinks({ kind }: { kind: TrackerKind }) {
  return (
    <nav aria-label="Kind of tracker" className="mb-4 flex gap-2">
      {TRACKER_KINDS.map((each) => (
        <Link
          key={each}
          href={`/settings/trackers/new?kind=${each}` as Route}
          aria-current={each === kind ? 'page' : undefined}
          className={classNames(
            'flex h-8 items-center rounded-md border px-3 text-sm font-medium',
            each === kind
              ? 'border-accent bg-accent-soft text-ink'
              : 'border-line-strong bg-surface text-ink-muted hover:text-ink',
          )}
        >
          {TRACKER_NAMES[each]}
        </Link>
      ))}
    </nav>
  )
}
