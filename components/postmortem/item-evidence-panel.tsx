/** What the machine found for an item, whole: now and at the incident's time, what could not be read, which accounts, how to mend it. */
'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { EvidenceCounts } from './evidence-counts'
import { EvidenceGroups } from './evidence-groups'
import { EvidenceMend } from './evidence-mend'
import { EvidenceOfIncident } from './evidence-of-incident'

/** How many reasons why something is not checked are told. */
const MOST_REASONS = 3

export function ItemEvidencePanel({ item }: { item: ItemView }) {
  const { evidence } = useChecklist()
  if (item.kind === 'person') return null
  const found = evidence.of(item)
  return (
    <section aria-label={`Evidence for ${item.code ?? item.text}`} className="flex min-w-0 flex-col gap-2 text-xs">
      <h4 className="font-medium text-ink-muted">Evidence</h4>
      {found?.incident ? <EvidenceOfIncident found={found} verdict={found.incident} /> : null}
      {found === null || found.incident === null ? <OfAccounts item={item} found={found} /> : null}
    </section>
  )
}

/** Of a check that is judged account by account, or of an item of which nothing is known. */
function OfAccounts({ item, found }: { item: ItemView; found: ItemEvidence | null }) {
  const { evidence } = useChecklist()
  if (evidence.problem !== null) return <Problem sentence={evidence.problem} />
  if (found === null) return <NotLookedAt kind={item.kind} />
  return (
    <>
      <Moments found={found} />
      <Reasons found={found} />
      <EvidenceGroups found={found} />
      <EvidenceMend item={item} found={found} />
    </>
  )
}

function Problem({ sentence }: { sentence: string }) {
  return (
    <p className="text-pretty text-ink-muted">
      {sentence}{' '}
      <Link href="/iam/set-up" prefetch={false} className="text-accent hover:underline">
        Set it up
      </Link>
      . Until then, look yourself and say what you saw.
    </p>
  )
}

function NotLookedAt({ kind }: { kind: ItemView['kind'] }) {
  return (
    <p className="text-pretty text-ink-muted">
      Not checked: nothing is known of it here.{' '}
      {kind === 'auto' ? 'Look yourself and say what you saw.' : 'Collect it and decide yourself.'}
    </p>
  )
}

/** The same figures at two moments, and what could not be read between them. */
function Moments({ found }: { found: ItemEvidence }) {
  const { evidence } = useChecklist()
  const { now, nowAsOf, atIncident, incidentAt, incidentAsOf, unreadDuring } = found
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      <Row name={evidence.isPublished ? 'At publishing' : 'Now'}>
        {now === null ? 'No account has been read yet.' : <EvidenceCounts counts={now} />}
        <AsOf at={nowAsOf} />
      </Row>
      <Row name="At the incident">
        {atIncident === null ? (
          <span className="text-ink-muted">
            Nothing had been read by <Time at={incidentAt} />.
          </span>
        ) : (
          <EvidenceCounts counts={atIncident} />
        )}
        <AsOf at={incidentAsOf} />
      </Row>
      {unreadDuring === null ? null : (
        <Row name="While it lasted">
          <span className="text-degradation">
            {unreadDuring.accounts === 1 ? '1 account' : `${unreadDuring.accounts.toLocaleString('en-US')} accounts`}{' '}
            could not be read.
          </span>{' '}
          {unreadDuring.lastBefore === null ? (
            'None had been read before.'
          ) : (
            <>
              Last read before it: <Time at={unreadDuring.lastBefore} />.
            </>
          )}
        </Row>
      )}
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 text-pretty">{children}</dd>
    </>
  )
}

function AsOf({ at }: { at: string | null }) {
  if (at === null) return null
  return (
    <span className="block text-ink-muted">
      as of <Time at={at} /> or later
    </span>
  )
}

function Reasons({ found: { unchecked, now } }: { found: ItemEvidence }) {
  if (now === null || unchecked.length === 0) return null
  return (
    <ul className="flex flex-col gap-0.5 text-pretty text-ink-muted">
      {unchecked.slice(0, MOST_REASONS).map(({ why, accounts }) => (
        <li key={why}>
          Not checked in {accounts.toLocaleString('en-US')}: {why}
        </li>
      ))}
    </ul>
  )
}
