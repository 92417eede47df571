/** Issue trackers: where each makes issues, and whether it answers. Each name leads to its page. */
import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { TRACKER_NAMES } from '@/lib/domain/issue-tracker'
import type { TrackerView } from '@/lib/trackers/contract'
import { countWords, stateWords } from './tracker-words'

const COLUMNS = ['Tracker', 'State', 'Makes issues in', 'Issues', 'Last answer', 'Last webhook']

export function TrackersTable({ trackers }: { trackers: readonly TrackerView[] }) {
  return (
    <Table caption="Issue trackers, by name" columns={COLUMNS}>
      {trackers.map((tracker) => (
        <TrackerRow key={tracker.id} tracker={tracker} />
      ))}
    </Table>
  )
}

function TrackerRow({ tracker }: { tracker: TrackerView }) {
  const { mark, word } = stateWords(tracker.state)
  return (
    <tr>
      <RowHead>
        <Link
          href={`/settings/trackers/${tracker.id}` as Route}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {tracker.name}
        </Link>
      </RowHead>
      <Cell label="State" short>
        <SeverityMark kind={mark} word={word} withWord size={12} />
      </Cell>
      <Cell label="Makes issues in">
        {TRACKER_NAMES[tracker.kind]} <span className="font-mono text-xs break-all">{tracker.project}</span>
      </Cell>
      <Cell label="Issues">{countWords(tracker)}</Cell>
      <Cell label="Last answer">
        <Moment at={tracker.lastOkAt} />
      </Cell>
      <Cell label="Last webhook">
        <Moment at={tracker.lastHookAt} />
      </Cell>
    </tr>
  )
}

function Moment({ at }: { at: string | null }) {
  return at === null ? <span className="text-ink-muted">never</span> : <RelativeTime at={at} />
}
