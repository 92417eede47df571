/** What can be done with the incident, each an address of its own. */
import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { ARRANGE_CHOICES, ARRANGE_WORDS, type ArrangeChoice } from './arrange-choice'

interface ArrangeStepsProps {
  incidentId: string
  choice: ArrangeChoice
  /** Those that make no sense here are left out: nothing can be split off a single event. */
  offered: readonly ArrangeChoice[]
}

export function ArrangeSteps({ incidentId, choice, offered }: ArrangeStepsProps) {
  return (
    <nav aria-label="What to do" className="mb-4">
      <ul className="flex flex-wrap gap-1">
        {ARRANGE_CHOICES.filter((each) => offered.includes(each)).map((each) => (
          <li key={each}>
            <Link
              href={`/incidents/${incidentId}/arrange?do=${each}` as Route}
              prefetch={false}
              aria-current={each === choice ? 'page' : undefined}
              className={classNames(
                'flex h-8 items-center rounded-md border px-3 text-sm font-medium',
                each === choice
                  ? 'border-line-strong bg-surface text-ink'
                  : 'border-transparent text-ink-muted hover:bg-sunken hover:text-ink',
              )}
            >
              {ARRANGE_WORDS[each].name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
