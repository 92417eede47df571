/** Saved summaries: what each is about, when it is sent, and what became of it last. Each name opens the summary. */
import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { impactQuery } from '@/lib/impact/filter'
import type { ReportView } from '@/lib/impact-reports/contract'
import { outcomeWords, scheduleWords, UNIT_WORDS } from './report-words'

interface ReportsTableProps {
  reports: readonly ReportView[]
  /** Whether the reader may change them. */
  mayManage: boolean
}

const COLUMNS = ['Summary', 'About', 'Sent', 'Next', 'Last']

export function ReportsTable({ reports, mayManage }: ReportsTableProps) {
  return (
    <Table caption="Saved summaries, by name" columns={mayManage ? [...COLUMNS, 'Settings'] : COLUMNS}>
      {reports.map((report) => (
        <ReportRow key={report.id} report={report} mayManage={mayManage} />
      ))}
    </Table>
  )
}

/** The summary of the last whole period. */
export function summaryHref({ unit, zone, filter }: Pick<ReportView, 'unit' | 'zone' | 'filter'>): Route {
  return `/impact?${impactQuery({ key: `last-${unit}`, zone }, filter)}` as Route
}

function ReportRow({ report, mayManage }: { report: ReportView; mayManage: boolean }) {
  return (
    <tr>
      <RowHead>
        <Link href={summaryHref(report)} prefetch={false} className="font-medium break-words hover:underline">
          {report.name}
        </Link>
        <span className="block text-xs font-normal text-ink-muted">last {UNIT_WORDS[report.unit].toLowerCase()}</span>
      </RowHead>
      <Cell label="About">
        <span className="break-words">{report.about}</span>
      </Cell>
      <Cell label="Sent">{scheduleWords(report)}</Cell>
      <Cell label="Next" short>
        {report.isPaused ? (
          <SeverityMark kind="unknown" word="Paused" withWord size={12} />
        ) : report.nextAt === null ? (
          <span className="text-ink-muted">–</span>
        ) : (
          <RelativeTime at={report.nextAt} />
        )}
      </Cell>
      <Cell label="Last" short>
        <LastSending report={report} />
      </Cell>
      {mayManage ? (
        <Cell label="Settings" short>
          <Link
            href={`/impact/reports/${report.id}` as Route}
            prefetch={false}
            className="text-accent hover:underline"
            aria-label={`Settings of ${report.name}`}
          >
            Change, send
          </Link>
        </Cell>
      ) : null}
    </tr>
  )
}

function LastSending({ report: { last } }: { report: ReportView }) {
  if (last === null) return <span className="text-ink-muted">never sent</span>
  const { mark, word } = outcomeWords(last)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <SeverityMark kind={mark} word={word} withWord size={12} />
      <RelativeTime at={last.sentAt ?? last.dueAt} className="text-xs text-ink-muted" />
    </span>
  )
}
