/** Accounts with one verdict: what was found at the incident's time and now, the rows it rests on, as of when, by which calls. */
'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { VerdictView } from '@/lib/evidence/contract'
import type { VerdictAtBoth } from '@/lib/postmortems/contract-evidence'
import { itemAccountsQuery } from '@/lib/postmortems/queries'
import { useChecklist } from './checklist-context'
import { EvidenceRows } from './evidence-rows'

interface EvidenceAccountsProps {
  check: string
  verdict: Verdict
}

export function EvidenceAccounts({ check, verdict }: EvidenceAccountsProps) {
  const { evidence } = useChecklist()
  const { data, error, refetch, isFetching } = useQuery(itemAccountsQuery(evidence.place, check, verdict))
  if (data === undefined && error) {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 py-2">
        <p className="text-pretty">The accounts could not be read: {error.message} The counts above stand.</p>
        <Button size="sm" onClick={() => void refetch()} disabled={isFetching}>
          Try again
        </Button>
      </div>
    )
  }
  if (data === undefined) return <p className="py-2 text-ink-muted">Reading the accounts…</p>
  return (
    <>
      <ul className="flex flex-col">
        {data.data.map((row) => (
          <AccountRow key={row.now.account.id} row={row} />
        ))}
      </ul>
      <p className="py-1.5">
        <Link href={`/iam/checks/${check}?verdict=${verdict}`} prefetch={false} className="text-accent hover:underline">
          {data.nextCursor === null ? `${check} in all accounts` : 'There are more: all of them'}
        </Link>
      </p>
    </>
  )
}

function AccountRow({ row: { now, atIncident } }: { row: VerdictAtBoth }) {
  return (
    <li className="flex min-w-0 flex-col gap-1 border-t border-line py-2 first:border-t-0">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <Link
          href={`/iam/accounts/${now.account.id}`}
          prefetch={false}
          className="min-w-0 font-medium wrap-anywhere hover:underline"
        >
          {now.account.name}
        </Link>
        <span className="font-mono text-ink-muted">{now.account.id}</span>
        <Moved from={atIncident} to={now} />
      </span>
      <p className="text-pretty wrap-anywhere">{now.explanation}</p>
      <EvidenceRows rows={now.rows} total={now.total} />
      <Basis view={now} />
    </li>
  )
}

/** "pass at the incident → fail". */
function Moved({ from, to }: { from: VerdictView | null; to: VerdictView }) {
  return (
    <span className="ml-auto inline-flex flex-wrap items-center gap-1.5">
      {from === null || from.verdict === to.verdict ? null : (
        <>
          <VerdictMark verdict={from.verdict} withWord />
          <span className="text-ink-muted">
            <span aria-hidden>→</span>
            <span className="sr-only">at the incident, now</span>
          </span>
        </>
      )}
      <VerdictMark verdict={to.verdict} withWord />
    </span>
  )
}

/** What it rests on, and why nothing newer is there. */
function Basis({ view: { calls, asOf, unread, waiver } }: { view: VerdictView }) {
  return (
    <div className="flex flex-col gap-0.5 text-pretty text-ink-muted">
      {asOf === null ? null : (
        <p>
          As of <Time at={asOf} />
          {calls.length === 0 ? null : (
            <>
              , by{' '}
              <span className="font-mono wrap-anywhere">{[...new Set(calls.map(({ call }) => call))].join(', ')}</span>
            </>
          )}
        </p>
      )}
      {unread === null ? null : <p className="text-degradation wrap-anywhere">{unread}</p>}
      {waiver === null ? null : (
        <p className="wrap-anywhere">
          Waived by {waiver.by} until {waiver.expiresOn}: {waiver.reason}
        </p>
      )}
    </div>
  )
}
