/** A person's calendar addresses: what each holds, when it was last asked for; each can be revoked. */
'use client'

import { useActionState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormRefusal } from '@/components/ui/form-refusal'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { revokeFeedAction } from '@/lib/planned-changes/actions'
import type { CalendarFeedView } from '@/lib/planned-changes/contract'
import { IDLE } from '@/lib/wire/action-result'

const COLUMNS = ['Calendar', 'State', 'Made', 'Last asked for', 'Change']

/** An address with what it lets through, in words. */
export interface FeedTableRow extends CalendarFeedView {
  holds: string
}

export function FeedTable({ feeds }: { feeds: readonly FeedTableRow[] }) {
  return (
    <Table caption="Calendar addresses, newest first" columns={COLUMNS}>
      {feeds.map((feed) => (
        <Row key={feed.id} feed={feed} />
      ))}
    </Table>
  )
}

function Row({ feed: { id, name, holds, createdAt, lastUsedAt, revokedAt } }: { feed: FeedTableRow }) {
  const works = revokedAt === null
  return (
    <tr className={works ? undefined : 'text-ink-muted'}>
      <RowHead>
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className="block text-xs font-normal wrap-anywhere text-ink-muted">{holds}</span>
      </RowHead>
      <Cell label="State" short>
        <SeverityMark kind={works ? 'resolved' : 'unknown'} word={works ? 'In use' : 'Revoked'} withWord size={12} />
      </Cell>
      <Cell label="Made" short>
        <Time at={createdAt} format="date" />
      </Cell>
      <Cell label="Last asked for" short>
        {lastUsedAt === null ? 'never' : <RelativeTime at={lastUsedAt} />}
      </Cell>
      <Cell>
        <Revoke id={id} name={name} offered={works} />
      </Cell>
    </tr>
  )
}

/** In two steps, both of which work without scripts. */
function Revoke({ id, name, offered }: { id: string; name: string; offered: boolean }) {
  const [state, send] = useActionState(revokeFeedAction, IDLE)
  if (!offered) return state.status === 'done' ? <span role="status">{`${name} was revoked.`}</span> : null
  return (
    <details className="min-w-0">
      <summary
        aria-label={`Revoke ${name}…`}
        className={buttonClass('secondary', 'md', 'list-none [&::-webkit-details-marker]:hidden')}
      >
        Revoke…
      </summary>
      <form action={send} className="flex max-w-[48ch] flex-col items-start gap-2 pt-2">
        <FormRefusal state={state} />
        <p className="text-sm text-pretty text-ink-muted">
          Programs that follow it find nothing there from now on. It cannot be undone; make a new address instead.
        </p>
        <input type="hidden" name="id" value={id} />
        <SubmitButton waiting="Revoking…">{`Revoke ${name}`}</SubmitButton>
      </form>
    </details>
  )
}
