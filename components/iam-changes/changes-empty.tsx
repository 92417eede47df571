/** Why no change is shown: nothing was done, nothing is known, or nothing matches. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import type { CoverageView } from '@/lib/iam-changes/contract'
import { type ChangeFilter, isUnfilteredChanges, NO_CHANGE_FILTER } from '@/lib/iam-changes/filter'
import { changesHref } from './changes-href'

interface ChangesEmptyProps {
  filter: ChangeFilter
  coverage: CoverageView
  /** Whether this is a page after the first. */
  isLater: boolean
}

export function ChangesEmpty({ filter, coverage, isLater }: ChangesEmptyProps) {
  const { incident } = filter
  const isFiltered = !isUnfilteredChanges({ ...filter, incident: null })
  if (isLater || isFiltered) {
    const all = isLater ? filter : { ...NO_CHANGE_FILTER, incident }
    return (
      <EmptyState
        title={isLater ? 'The list ends before this page' : 'No change matches the filter'}
        action={
          <Link href={changesHref(all)} prefetch={false} className={buttonClass()}>
            {isLater ? 'Back to the newest' : 'Show all changes'}
          </Link>
        }
      />
    )
  }
  const { whole, partly, none } = coverage
  if (whole > 0 && partly + none === 0) {
    return <EmptyState title="Nobody changed identity in this time">Every account was looked into.</EmptyState>
  }
  if (incident !== null && whole + partly + none === 0) {
    return (
      <EmptyState title="There is no account to look into">
        Nothing is known of the accounts that it touches, or no connection reads them: add one under Settings, AWS
        connections.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No change is known in this time">
      {incident === null
        ? 'Calls are looked up when an incident asks for them, or all the time where a connection watches changes: Settings, AWS connections.'
        : 'That is no word that there was none: not every account was looked into, see above.'}
    </EmptyState>
  )
}
