/** Why no entry is shown. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export function AuditEmpty({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <EmptyState title="Nothing has been changed yet">
        Every change to people, teams, tokens and settings, and every sign-in, will stand here for good.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No entry matches the filter"
      action={
        <Link href="/settings/audit" className={buttonClass()}>
          Show all entries
        </Link>
      }
    >
      Entries are never removed: nobody has done what the filter asks for, or not on these days.
    </EmptyState>
  )
}
