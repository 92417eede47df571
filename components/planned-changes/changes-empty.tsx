/** Why no planned change is shown, and what to do about it. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { NO_CHANGE_FILTER } from '@/lib/planned-changes/filter'
import type { ChangesView } from '@/lib/planned-changes/view-state'
import { changesHref } from './changes-href'

interface ChangesEmptyProps {
  shown: ChangesView
  isFiltered: boolean
  /** Whether any connection reads AWS Health; the public feed tells of no planned change. */
  isConnected: boolean
  mayConnect: boolean
}

export function ChangesEmpty({ shown, isFiltered, isConnected, mayConnect }: ChangesEmptyProps) {
  if (shown.cursor !== null || isFiltered) {
    const isLater = shown.cursor !== null
    const all = { ...shown, cursor: null, filter: isLater ? shown.filter : NO_CHANGE_FILTER }
    return (
      <EmptyState
        title={isLater ? 'The list ends before this page' : 'No planned change matches the filter'}
        action={
          <Link href={changesHref(all)} prefetch={false} className={buttonClass()}>
            {isLater ? 'Back to the beginning' : 'Show all planned changes'}
          </Link>
        }
      />
    )
  }
  if (isConnected) {
    return (
      <EmptyState title="AWS has announced no change">
        What it announces to one of the connected accounts stands here from then on, also after its date.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No source tells of planned changes yet"
      action={
        mayConnect ? (
          <Link href="/settings/connections" className={buttonClass()}>
            AWS connections
          </Link>
        ) : null
      }
    >
      AWS announces maintenance and the end of versions to accounts, through AWS Health: the public feed knows nothing
      of them. They stand here once an organization or an account is connected.
    </EmptyState>
  )
}
