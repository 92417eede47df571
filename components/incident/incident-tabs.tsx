/** The parts of an incident: what happened, and whom it touches. */
import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'

/** The pages of one incident. */
export type IncidentTab = 'overview' | 'blast-radius'

const TABS: readonly { tab: IncidentTab; name: string; path: string }[] = [
  { tab: 'overview', name: 'Overview', path: '' },
  { tab: 'blast-radius', name: 'Blast radius', path: '/blast-radius' },
]

export function IncidentTabs({ id, current }: { id: string; current: IncidentTab }) {
  return (
    <nav aria-label="Incident" className="-mb-1 flex gap-5 border-b border-line text-sm print:hidden">
      {TABS.map(({ tab, name, path }) => (
        <Link
          key={tab}
          href={`/incidents/${id}${path}` as Route}
          aria-current={tab === current ? 'page' : undefined}
          className={classNames(
            '-mb-px border-b-2 py-2 font-medium whitespace-nowrap',
            tab === current ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
