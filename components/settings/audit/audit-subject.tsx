/** Says that only entries about one thing are shown, and leads back to all. */
import Link from 'next/link'
import type { AuditEntryView } from '@/lib/audit/contract'
import type { AuditFilter } from '@/lib/audit/filter'
import { auditHref } from './audit-href'

interface AuditSubjectProps {
  filter: AuditFilter
  entries: readonly AuditEntryView[]
}

export function AuditSubject({ filter, entries }: AuditSubjectProps) {
  if (filter.subject === null) return null
  const name = entries.find(({ subject }) => subject.name !== null)?.subject.name
  return (
    <p className="mb-3 text-sm break-words">
      Only what was done to <strong className="font-medium">{name ?? filter.subject}</strong>.{' '}
      <Link href={auditHref({ ...filter, subject: null })} className="text-accent hover:underline">
        Show what was done to anything
      </Link>
    </p>
  )
}
