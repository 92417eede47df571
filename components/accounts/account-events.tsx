/** The latest events for which AWS named an account, each leading to its drawer on the timeline. */
import Link from 'next/link'
import { SeverityMark, type SeverityMarkKind } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AccountEventView } from '@/lib/accounts/contract'
import { type EventState, eventState, headline, stateWord } from '@/lib/domain/event-state'
import { accountTimelineHref } from './account-href'

interface AccountEventsProps {
  account: string
  events: readonly AccountEventView[]
}

export function AccountEvents({ account, events }: AccountEventsProps) {
  if (events.length === 0)
    return <p className="text-sm text-ink-muted">AWS has named it in no event that was read so far.</p>
  return (
    <>
      <Table caption="Events that named it, latest first" columns={['Event', 'Service', 'Region', 'State', 'Began']}>
        {events.map((event) => (
          <tr key={event.id}>
            <RowHead>
              <Link
                href={accountTimelineHref(account, event.id)}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {headline(event.summary)}
              </Link>
            </RowHead>
            <Cell label="Service" short>
              <span className="font-mono text-xs">{event.service}</span>
            </Cell>
            <Cell label="Region" short>
              <span className="font-mono text-xs">{event.region}</span>
            </Cell>
            <Cell label="State" short>
              <State event={event} />
            </Cell>
            <Cell label="Began" short>
              <Time at={event.startedAt} />
            </Cell>
          </tr>
        ))}
      </Table>
      <p className="mt-3 text-sm">
        <Link href={accountTimelineHref(account)} prefetch={false} className="text-accent hover:underline">
          All events that named it, on the timeline
        </Link>
      </p>
    </>
  )
}

const MARKS: Record<EventState, SeverityMarkKind> = {
  open: 'degradation',
  upcoming: 'informational',
  resolved: 'resolved',
  'end-unknown': 'unknown',
  unknown: 'unknown',
}

function State({ event: { status } }: { event: AccountEventView }) {
  const state = eventState({ status, endUnknown: false })
  const quiet = state === 'resolved' ? '[&>span]:font-normal [&>span]:text-ink-muted' : ''
  return <SeverityMark kind={MARKS[state]} word={stateWord(state)} withWord size={12} className={quiet} />
}
