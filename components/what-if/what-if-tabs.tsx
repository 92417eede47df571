/** By what the rows of a dry run are told apart, as links. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { WHAT_IF_DIMENSIONS, type WhatIfDimension, type WhatIfView, whatIfViewHref } from './what-if-view'

/** What the rows are called. */
export const DIMENSION_WORDS: Readonly<Record<WhatIfDimension, { one: string; many: string }>> = {
  account: { one: 'Account', many: 'Accounts' },
  team: { one: 'Team', many: 'Teams' },
  environment: { one: 'Environment', many: 'Environments' },
  ou: { one: 'Unit', many: 'Units' },
}

export function WhatIfTabs({ supposed, view }: WhatIfView) {
  return (
    <nav aria-label="Rows" className="flex flex-wrap gap-x-4 border-b border-line text-sm">
      {WHAT_IF_DIMENSIONS.map((by) => (
        <Link
          key={by}
          href={whatIfViewHref({ supposed, view: { ...view, by } })}
          prefetch={false}
          scroll={false}
          aria-current={by === view.by ? 'page' : undefined}
          className={classNames(
            '-mb-px border-b-2 py-1.5 font-medium',
            by === view.by ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {DIMENSION_WORDS[by].many}
        </Link>
      ))}
    </nav>
  )
}
