/** Incidents that touched an account or a team, newest first, each with how sure that is and why. Sent as data, not as markup twice. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { Duration } from '@/components/ui/duration'
import { Fold } from '@/components/ui/fold'
import { ReachCounts } from '@/components/ui/reach-counts'
import { SevChip } from '@/components/ui/sev-chip'
import { StatusLabel } from '@/components/ui/status-label'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { openTone, shownStatus } from '@/lib/domain/incident-row'
import { safeHref } from '@/lib/domain/safe-href'
import type { TouchView } from '@/lib/exposure/contract'
import { WholeRegions } from './whole-regions'

/** Rows that stand in view; older ones are folded. */
const SHOWN = 10

interface ExposureTouchesProps {
  touches: readonly TouchView[]
  /** Of which account; null: of several, which are counted. */
  account: TouchedAccount | null
}

/** The account whose page it is. */
export interface TouchedAccount {
  id: string
  /** When it joined its organization; null: not known. */
  joinedAt: string | null
}

export function ExposureTouches({ touches, account }: ExposureTouchesProps) {
  const rest = touches.length - SHOWN
  return (
    <>
      <Rows
        touches={rest > 1 ? touches.slice(0, SHOWN) : touches}
        account={account}
        caption="Incidents that touched it"
      />
      {rest > 1 ? (
        <Fold label={`${rest.toLocaleString('en-US')} older incidents`}>
          <Rows touches={touches.slice(SHOWN)} account={account} caption="Older incidents that touched it" />
        </Fold>
      ) : null}
    </>
  )
}

function Rows({ touches, account, caption }: ExposureTouchesProps & { caption: string }) {
  return (
    <Table
      caption={caption}
      columns={['Incident', account === null ? 'Accounts' : 'Certainty', 'Status', 'From', 'Lasted']}
    >
      {touches.map((touch) => (
        <Row key={touch.incident.id} touch={touch} account={account} />
      ))}
    </Table>
  )
}

function Row({ touch, account }: { touch: TouchView; account: TouchedAccount | null }) {
  const { incident, certainty, from, to } = touch
  const { word, look } = shownStatus(incident)
  const touched = touch.confirmed + touch.reported + touch.inferred
  return (
    <tr>
      <RowHead>
        <Link
          href={touchHref(incident.id, account?.id ?? null)}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {incident.title}
        </Link>
        <Why touch={touch} />
        {isBefore(touch, account) ? (
          <p className="mt-0.5 text-xs text-pretty text-ink-muted">
            Over before it joined: this is what it would have touched with what is used today.
          </p>
        ) : null}
      </RowHead>
      <Cell label={account === null ? 'Accounts' : 'Certainty'} short>
        {account === null && certainty !== 'cleared' ? (
          <ReachCounts reach={{ ...touch, unknown: 0, touched }} />
        ) : (
          <CertaintyMark kind={certainty} withWord />
        )}
      </Cell>
      <Cell label="Status" short>
        <span className="flex min-h-5 items-center gap-2">
          <StatusLabel word={word} tone={look === 'open' ? openTone(incident) : look} />
          {look === 'open' ? <SevChip level={incident.severity} /> : null}
        </span>
      </Cell>
      <Cell label="From" short>
        <Time at={from} />
      </Cell>
      <Cell label="Lasted" short>
        <Duration from={from} to={to} className="tabular" />
      </Cell>
    </tr>
  )
}

/** Whether it is inferred of a time at which the account may not have been there. */
function isBefore({ certainty, to }: TouchView, account: TouchedAccount | null): boolean {
  return certainty === 'inferred' && to !== null && account?.joinedAt != null && to < account.joinedAt
}

/** The incident's blast radius, with the account open. */
function touchHref(incident: string, account: string | null): Route {
  return `/incidents/${incident}/blast-radius${account === null ? '' : `?open=${account}`}` as Route
}

function Why({ touch: { certainty, path, sentence, source, said } }: { touch: TouchView }) {
  const href = safeHref(source)
  return (
    <div className="mt-0.5 flex max-w-[80ch] flex-col gap-0.5 text-xs text-pretty text-ink-muted wrap-anywhere">
      {path.length > 0 ? (
        <Fold
          label={
            <span className="font-normal wrap-anywhere">
              <WholeRegions name={path.join(' → ')} />
            </span>
          }
        >
          <p>
            {sentence}{' '}
            {href === null ? null : (
              <a href={href} target="_blank" rel="noopener nofollow" className="text-accent hover:underline">
                How AWS builds it
              </a>
            )}
          </p>
        </Fold>
      ) : (
        said === null && <p>{sentence}</p>
      )}
      {said === null ? null : (
        <p>
          {certainty === 'confirmed' ? 'AWS named it. ' : ''}
          {said.by} said that it was {said.verdict === 'touched' ? '' : 'not '}touched: {said.note}
        </p>
      )}
    </div>
  )
}
