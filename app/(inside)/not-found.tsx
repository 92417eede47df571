/** An address under which there is nothing. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is nothing at this address"
        action={
          <Link href="/" className={buttonClass()}>
            Open the timeline
          </Link>
        }
      >
        The link may be cut short or mistyped. Events are never removed, so their links keep working.
      </EmptyState>
    </>
  )
}
