/** Leads from the roll-up by check to those by unit, team and connection, and back. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import type { AccountFacets, OrgUnitView } from '@/lib/accounts/contract'
import { NONE } from '@/lib/accounts/filter'
import type { Grouping } from '@/lib/evidence/contract-pages'
import type { EvidenceScope } from '@/lib/evidence/filter'
import { postureHref } from './iam-href'

interface ViewLinksProps {
  scope: EvidenceScope
  current: Grouping | null
  units: readonly OrgUnitView[]
  facets: Pick<AccountFacets, 'teams' | 'connections'>
}

const NAMES: Readonly<Record<Grouping, string>> = { unit: 'By unit', team: 'By team', connection: 'By connection' }

export function ViewLinks({ scope, current, units, facets }: ViewLinksProps) {
  const views: { grouping: Grouping | null; name: string }[] = [
    { grouping: null, name: 'All accounts' },
    ...groupingsOf(units, facets).map((grouping) => ({ grouping, name: NAMES[grouping] })),
  ]
  if (views.length === 1) return null
  return (
    <nav
      aria-label="View"
      className="mb-3 inline-flex max-w-full overflow-x-auto rounded-md border border-line bg-sunken p-0.5"
    >
      {views.map(({ grouping, name }) => (
        <Link
          key={name}
          href={postureHref(scope, grouping)}
          prefetch={false}
          aria-current={grouping === current ? 'true' : undefined}
          className={classNames(
            'flex h-6.5 items-center rounded-[4px] border px-2.5 text-xs font-medium whitespace-nowrap',
            grouping === current
              ? 'border-line bg-surface text-ink'
              : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

/** Those that part the accounts at all. */
function groupingsOf(
  units: ViewLinksProps['units'],
  { teams, connections }: ViewLinksProps['facets'],
): readonly Grouping[] {
  const groupings: Grouping[] = []
  if (units.length > 1) groupings.push('unit')
  if (teams.some(({ value }) => value !== NONE)) groupings.push('team')
  if (connections.filter(({ value }) => value !== NONE).length > 1) groupings.push('connection')
  return groupings
}
