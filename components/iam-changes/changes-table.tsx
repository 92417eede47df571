/** Changes to identity, a row each: who, what, when, from where, by which means, and why. Sent as data, not as markup twice. */
'use client'

import Link from 'next/link'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { IamChangeView } from '@/lib/iam-changes/contract'
import type { ChangeFilter } from '@/lib/iam-changes/filter'
import { sourceWord } from './change-words'
import { changesHref } from './changes-href'
import { CHOSEN_FORM, ExplainChosen } from './explain-chosen'
import { Explanation } from './explanation'
import { MeansLabel } from './means'

interface ChangesTableProps {
  changes: readonly IamChangeView[]
  /** The filter in force, which links in a row narrow. */
  filter: ChangeFilter
  /** May say why. */
  mayWork: boolean
}

export function ChangesTable({ changes, filter, mayWork }: ChangesTableProps) {
  const mayChoose = mayWork && changes.some(({ explanation }) => explanation === null)
  return (
    <>
      {mayChoose ? <ExplainChosen /> : null}
      <Table caption="Changes to identity" columns={['When', 'What', 'Who', 'From', 'By', 'Account', 'Why']}>
        {changes.map((change) => (
          <tr key={change.id} id={`change-${change.id}`}>
            <RowHead>
              <span className="flex items-start gap-2 font-normal">
                {mayChoose ? <Chosen change={change} /> : null}
                <Time at={change.at} />
              </span>
            </RowHead>
            <Cell label="What">
              <What change={change} />
            </Cell>
            <Cell label="Who">
              <Who change={change} />
            </Cell>
            <Cell label="From">
              <From change={change} />
            </Cell>
            <Cell label="By">
              <MeansLabel change={change} />
            </Cell>
            <Cell label="Account">
              <Link
                href={changesHref({ ...filter, account: [change.account.id] })}
                prefetch={false}
                title={change.account.id}
                className="break-words hover:underline"
              >
                {change.account.name}
              </Link>
            </Cell>
            <Cell label="Why" wide={!mayWork && change.explanation === null && !change.needsReason}>
              <Explanation change={change} mayWork={mayWork} />
            </Cell>
          </tr>
        ))}
      </Table>
    </>
  )
}

/** Belongs to the form above the table. What has a reason keeps it. */
function Chosen({ change: { id, eventName, explanation } }: { change: IamChangeView }) {
  return (
    <input
      type="checkbox"
      form={CHOSEN_FORM}
      name={`chosen-${id}`}
      value="true"
      disabled={explanation !== null}
      aria-label={`Choose ${eventName}`}
      className="mt-0.5 size-4 shrink-0 accent-accent print:hidden"
    />
  )
}

function What({ change: { eventName, eventSource, subject, errorCode } }: { change: IamChangeView }) {
  return (
    <div className="min-w-0 md:max-w-72">
      <p className="font-medium break-words">
        {eventName} <span className="text-xs font-normal text-ink-muted">{sourceWord(eventSource)}</span>
      </p>
      <p className="text-sm break-words text-ink-muted">{subject}</p>
      {errorCode === null ? null : (
        <p className="text-xs break-words text-ink-muted">
          <span aria-hidden>⊘ </span>Refused: <span className="font-mono">{errorCode}</span>
        </p>
      )}
    </div>
  )
}

function Who({ change: { actor } }: { change: IamChangeView }) {
  return (
    <div className="min-w-0 md:max-w-48">
      <p className="break-words" title={actor.arn ?? undefined}>
        {actor.name}
      </p>
      {actor.type === null ? null : <p className="text-xs text-ink-muted">{actor.type}</p>}
    </div>
  )
}

function From({ change: { sourceIp, userAgent, region } }: { change: IamChangeView }) {
  return (
    <div className="min-w-0 md:max-w-48">
      <p className="font-mono text-xs break-all">{sourceIp ?? 'not told'}</p>
      <p className="line-clamp-2 text-xs break-all text-ink-muted" title={userAgent ?? undefined}>
        {region}
        {userAgent === null ? null : `, ${userAgent}`}
      </p>
    </div>
  )
}
