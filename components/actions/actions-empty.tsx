/** Why no action is shown, and what to do about it. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { type ActionFilter, NO_ACTION_FILTER } from '@/lib/postmortems/filter'
import { actionsHref } from './actions-href'

interface ActionsEmptyProps {
  filter: ActionFilter
  isFiltered: boolean
  /** Whether this is a page after the first. */
  isLater: boolean
}

export function ActionsEmpty({ filter, isFiltered, isLater }: ActionsEmptyProps) {
  if (isLater) {
    return (
      <EmptyState
        title="The list ends before this page"
        action={
          <Link href={actionsHref(filter)} className={buttonClass()}>
            Back to the first page
          </Link>
        }
      />
    )
  }
  if (isFiltered) {
    return (
      <EmptyState
        title={filter.overdue ? 'Nothing that matches is overdue' : 'No action matches the filter'}
        action={
          <Link href={actionsHref(NO_ACTION_FILTER)} className={buttonClass()}>
            Show all actions
          </Link>
        }
      />
    )
  }
  return (
    <EmptyState
      title="There is no action yet"
      action={
        <Link href="/postmortems" className={buttonClass()}>
          Post-mortems
        </Link>
      }
    >
      Actions are agreed upon in post-mortems: from an item of the checklist, from a cause, or by themselves.
    </EmptyState>
  )
}
