/** Why an account is touched: each reason with its way from what failed, and with what it rests on. */
'use client'

import { BookOpen } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { DetailSection } from '@/components/ui/detail-section'
import { Time } from '@/components/ui/time'
import { UsageLine } from '@/components/ui/usage-line'
import type { BlastReason } from '@/lib/blast-radius/contract'
import { safeHref } from '@/lib/domain/safe-href'

interface AccountReasonsProps {
  /** The first of them, the surest first. */
  reasons: readonly BlastReason[]
  /** How many there are. */
  count: number
}

export function AccountReasons({ reasons, count }: AccountReasonsProps) {
  if (count === 0) {
    return (
      <DetailSection title="Why">
        <p className="text-sm text-pretty text-ink-muted">
          Nothing that we know leads from what failed to this account. That is as good as what is known of its use.
        </p>
      </DetailSection>
    )
  }
  const rest = count - reasons.length
  return (
    <DetailSection title="Why" note={count === 1 ? undefined : `${count.toLocaleString('en-US')} reasons`}>
      <ol className="flex flex-col gap-3">
        {reasons.map((reason) => (
          <li
            key={`${reason.certainty} ${reason.eventId} ${reason.service} ${reason.region} ${reason.path.join('>')}`}
            className="flex gap-2 text-sm"
          >
            <CertaintyMark kind={reason.certainty} className="mt-1 self-start" />
            <div className="flex min-w-0 flex-col gap-0.5">
              <p className="text-pretty wrap-anywhere">{reason.sentence}</p>
              <Way path={reason.path} />
              {reason.usage === null ? null : <UsageLine usage={reason.usage} />}
              <Foot reason={reason} />
            </div>
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <p className="text-xs text-ink-muted">
          and {rest.toLocaleString('en-US')} more, less sure than these or alike.
        </p>
      ) : null}
    </DetailSection>
  )
}

function Way({ path }: { path: readonly string[] }) {
  if (path.length < 2) return null
  return (
    <p className="text-xs text-ink-muted wrap-anywhere">
      <span className="sr-only">Path: </span>
      {path.join(' → ')}
    </p>
  )
}

function Foot({ reason: { certainty, eventId, since, source } }: { reason: BlastReason }) {
  const href = safeHref(source)
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
      {since === null ? null : (
        <span>
          {certainty === 'reported' ? 'Said' : 'Since'} <Time at={since} />
        </span>
      )}
      {eventId === null ? null : (
        <Link href={`/?event=${eventId}` as Route} prefetch={false} className="text-accent hover:underline">
          AWS's event
        </Link>
      )}
      {href === null ? null : (
        <a
          href={href}
          target="_blank"
          rel="noopener nofollow"
          className="inline-flex items-center gap-1 text-accent hover:underline"
        >
          <BookOpen aria-hidden size={12} /> How AWS builds it
        </a>
      )}
    </p>
  )
}
