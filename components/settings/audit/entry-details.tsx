/** What was done, as a sentence that opens to the values before and after. */
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { AuditEntryView } from '@/lib/audit/contract'
import type { AuditFilter } from '@/lib/audit/filter'
import { auditHref } from './audit-href'
import { changedValues } from './changed-values'
import styles from './entry-details.module.css'

export function EntryDetails({ entry, filter }: { entry: AuditEntryView; filter: AuditFilter }) {
  const { subject, actor } = entry
  const about = subject.id === null ? null : `${subject.kind}:${subject.id}`
  return (
    <details className="group">
      <summary className="flex list-none items-start gap-1 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="mt-0.5 shrink-0 text-ink-faint transition-transform duration-100 group-open:rotate-90"
        />
        <span className="min-w-0">{entry.sentence}</span>
      </summary>
      <dl className={styles.values}>
        {changedValues(entry.before, entry.after).map(({ name, value }) => (
          <Value key={`value ${name}`} name={name} value={value} />
        ))}
        <Value name="time" value={entry.at} />
        <Value name="action" value={entry.action} />
        <Value
          name={subject.kind}
          value={[subject.name, subject.id].filter((part) => part !== null).join(' · ') || '—'}
        />
        {actor.origin.userAgent === null ? null : <Value name="browser" value={actor.origin.userAgent} />}
      </dl>
      {about === null || about === filter.subject ? null : (
        <p className="mb-1 pl-4.5 text-xs">
          <Link
            href={auditHref({ ...filter, subject: about })}
            prefetch={false}
            className="text-accent hover:underline"
          >
            All that was done to {subject.name ?? `this ${subject.kind}`}
          </Link>
        </p>
      )}
    </details>
  )
}

function Value({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
