/** Leads to older entries, back to the newest, and to the CSV of all of them. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import type { AuditFilter } from '@/lib/audit/filter'
import { auditHref } from './audit-href'

interface AuditPagerProps {
  filter: AuditFilter
  /** Where this page begins and where the next one does; null: at the newest, and nowhere. */
  cursor: string | null
  nextCursor: string | null
}

export function AuditPager({ filter, cursor, nextCursor }: AuditPagerProps) {
  if (cursor === null && nextCursor === null) return null
  return (
    <nav aria-label="Pages of the audit" className="mt-4 flex gap-2">
      {cursor === null ? null : (
        <Link href={auditHref(filter)} prefetch={false} className={buttonClass()}>
          Newest
        </Link>
      )}
      {nextCursor === null ? null : (
        <Link href={auditHref(filter, nextCursor)} prefetch={false} className={buttonClass()}>
          Older
        </Link>
      )}
    </nav>
  )
}
