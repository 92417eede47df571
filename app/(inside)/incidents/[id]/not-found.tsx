/** An incident that there is not, or that the reader may not see. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export default function IncidentNotFound() {
  return (
    <>
      <h1 className="sr-only">No such incident</h1>
      <EmptyState
        title="There is no such incident"
        action={
          <Link href="/" className={buttonClass()}>
            Open the timeline
          </Link>
        }
      >
        The link may be cut short, come from another Faultline, or lead to an incident of accounts that you may not see.
        Incidents are never removed: one that was merged leads to the one it went into.
      </EmptyState>
    </>
  )
}
