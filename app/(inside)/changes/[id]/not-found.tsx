/** A planned change that there is not, or that the reader may not see. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export default function ChangeNotFound() {
  return (
    <>
      <h1 className="sr-only">No such planned change</h1>
      <EmptyState
        title="There is no such planned change"
        action={
          <Link href="/changes" className={buttonClass()}>
            Planned changes
          </Link>
        }
      >
        The link may be cut short, lead to a change of accounts that you may not see, or to a notice whose time has
        come: that stands on the timeline.
      </EmptyState>
    </>
  )
}
