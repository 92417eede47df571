/** Waivers that hold: which check may fail where, until when, who said so and why. */
import type { Route } from 'next'
import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { WaiverView } from '@/lib/evidence/contract'
import { EndWaiver } from './end-waiver'
import { accountEvidenceHref } from './iam-href'

interface WaiverListProps {
  waivers: readonly WaiverView[]
  /** Titles of checks by id; null where all are of one that the page names. */
  titles: Readonly<Record<string, string>> | null
  mayEnd: boolean
}

export function WaiverList({ waivers, titles, mayEnd }: WaiverListProps) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {waivers.map(({ id, check, account, reason, expiresOn, by }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2 text-sm first:pt-0">
          <div className="min-w-0 wrap-anywhere">
            {titles === null ? null : (
              <Link href={`/iam/checks/${check}` as Route} prefetch={false} className="font-medium hover:underline">
                <span className="font-mono text-xs font-normal text-ink-muted">{check}</span> {titles[check] ?? check}
              </Link>
            )}
            <p>
              {account === null ? (
                'In every account'
              ) : (
                <>
                  In{' '}
                  <Link href={accountEvidenceHref(account.id, null)} prefetch={false} className="hover:underline">
                    {account.name}
                  </Link>
                </>
              )}{' '}
              until <Time at={`${expiresOn}T12:00:00Z`} format="date" />: {reason}
            </p>
            <p className="text-xs text-ink-muted">accepted by {by}</p>
          </div>
          {mayEnd ? (
            <EndWaiver id={id} label={`End the waiver of ${check} in ${account?.name ?? 'every account'}`} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
