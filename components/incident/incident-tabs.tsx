/** The parts of an incident: what happened, whom it touches, and what was learned. */
import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import type { IncidentView } from '@/lib/incidents/contract'

/** The pages of one incident. */
export type IncidentTab = 'overview' | 'blast-radius' | 'iam-changes' | 'postmortem'

const TABS: readonly { tab: IncidentTab; name: string; path: string }[] = [
  { tab: 'overview', name: 'Overview', path: '' },
  { tab: 'blast-radius', name: 'Blast radius', path: '/blast-radius' },
  { tab: 'iam-changes', name: 'IAM changes', path: '/iam-changes' },
  { tab: 'postmortem', name: 'Post-mortem', path: '/postmortem' },
]

interface IncidentTabsProps {
  incident: Pick<IncidentView, 'id' | 'postmortem'>
  current: IncidentTab
}

export function IncidentTabs({ incident: { id, postmortem }, current }: IncidentTabsProps) {
  return (
    <nav
      aria-label="Incident"
      className="relative -mb-1 flex gap-5 overflow-x-auto border-b border-line text-sm print:hidden"
    >
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
          {tab === 'postmortem' && postmortem !== null ? (
            <span className="ml-1.5 text-xs text-ink-muted tabular">
              {postmortem.state === 'published' ? (
                'published'
              ) : (
                <>
                  {postmortem.settled}/{postmortem.total}
                  <span className="sr-only"> items settled</span>
                </>
              )}
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
