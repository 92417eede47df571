/** Nothing happened, or nothing is known of: which of the two, and what to do. */
import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import type { HistoryState } from '@/lib/history/contract'
import { OUTAGE_KINDS } from '@/lib/impact/filter'

interface HistoryEmptyProps {
  state: HistoryState
  /** Whether all of the time is on record. */
  isKnown: boolean
}

export function HistoryEmpty({ state: { filter, compare }, isKnown }: HistoryEmptyProps) {
  const isFiltered =
    filter.service.length + filter.region.length + compare.length > 0 || filter.kind.join() !== OUTAGE_KINDS.join()
  return (
    <EmptyState
      title={isKnown ? 'No outage in this time' : 'No outage on record in this time'}
      action={
        <Link href={'/history' as Route} className={buttonClass()}>
          Show the whole record
        </Link>
      }
    >
      {isKnown
        ? 'AWS was read all the while, and told of none.'
        : 'Not all of this time is on record, so something may have happened that nobody here knows of.'}
      {isFiltered ? ' The filter leaves out other services, Regions or kinds.' : ''}
    </EmptyState>
  )
}
