/** One saved summary: when it is sent, sending it now, its settings, and what became of each sending. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ChangeReport } from '@/components/impact-reports/change-report'
import { LiveReports } from '@/components/impact-reports/live-reports'
import { MailNotice } from '@/components/impact-reports/mail-notice'
import { scheduleWords } from '@/components/impact-reports/report-words'
import { summaryHref } from '@/components/impact-reports/reports-table'
import { SendNow } from '@/components/impact-reports/send-now'
import { SendingHistory } from '@/components/impact-reports/sending-history'
import { WhatIsSent } from '@/components/impact-reports/what-is-sent'
import { ConfirmAction } from '@/components/settings/frame/confirm-action'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { Time } from '@/components/ui/time'
import { requirePage } from '@/lib/access/page'
import { formatImpactFilter } from '@/lib/impact/filter'
import { pauseReportAction, removeReportAction, resumeReportAction } from '@/lib/impact-reports/actions'
import type { ManagedReport } from '@/lib/impact-reports/contract'
import { findManagedReport, listSendings, mailState } from '@/lib/impact-reports/read'

export const metadata: Metadata = { title: 'Saved summary' }

export default async function ReportPage({ params }: PageProps<'/impact/reports/[id]'>) {
  await requirePage('reports:manage')
  const { id } = await params
  const [report, sendings] = await Promise.all([findManagedReport(id), listSendings(id)])
  if (report === null) notFound()
  const { recipients } = report
  const mail = mailState()
  return (
    <>
      <LiveReports />
      <PageHead
        title={report.name}
        back={
          <Link href="/impact/reports" className="text-accent hover:underline">
            Saved summaries
          </Link>
        }
      >
        <NextTime report={report} />
      </PageHead>
      <div className="flex flex-col gap-4">
        <Section title="What is sent">
          <WhatIsSent about={report.about} href={summaryHref(report)} />
          <div className="mt-3 flex flex-col gap-3">
            <MailNotice {...mail} />
            {mail.from === null || recipients.length === 0 ? null : (
              <SendNow
                id={id}
                label={`Send the last ${report.unit} to ${recipients.length === 1 ? '1 recipient' : `${recipients.length} recipients`} now`}
              />
            )}
          </div>
        </Section>
        <Section title="History" lead="The last 50 sendings. What is not taken for a while is tried again for a day.">
          <SendingHistory sendings={sendings} />
        </Section>
        <Section title="Settings">
          <ChangeReport report={report} filter={formatImpactFilter(report.filter).toString()} />
        </Section>
        <Section title={report.hour === null ? 'Remove' : `${report.isPaused ? 'Resume' : 'Pause'} or remove`}>
          <EndReport report={report} />
        </Section>
      </div>
    </>
  )
}

function NextTime({ report }: { report: ManagedReport }) {
  if (report.isPaused) return <p>Paused: {scheduleWords(report)}, once it is resumed.</p>
  return (
    <p>
      {scheduleWords(report)}
      {report.nextAt === null ? null : (
        <>
          , next <Time at={report.nextAt} />. Times that were missed while Faultline stood still are made up for once,
          with the last period
        </>
      )}
      .
    </p>
  )
}

function EndReport({ report: { id, name, hour, isPaused } }: { report: ManagedReport }) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      {hour === null ? null : (
        <ConfirmAction
          key={String(isPaused)}
          label={isPaused ? 'Resume…' : 'Pause…'}
          action={isPaused ? resumeReportAction : pauseReportAction}
          fields={{ id }}
          confirm={isPaused ? `Resume ${name}` : `Pause ${name}`}
          waiting="Saving…"
        >
          {isPaused
            ? 'It is sent again after the period that goes on now. What was missed meanwhile is not sent.'
            : 'It is not sent by itself until somebody resumes it. “Send now” works all the same.'}
        </ConfirmAction>
      )}
      <ConfirmAction
        label="Remove…"
        action={removeReportAction}
        fields={{ id }}
        confirm={`Remove ${name}`}
        waiting="Removing…"
      >
        It is sent no more, and the history of its sendings goes with it. Messages that were sent stay where they are.
        It cannot be undone; pausing can.
      </ConfirmAction>
    </div>
  )
}
