/** Saved summaries: everybody who reads summaries opens them; administrators save and send them. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { LiveReports } from '@/components/impact-reports/live-reports'
import { MailNotice } from '@/components/impact-reports/mail-notice'
import { ReportsTable } from '@/components/impact-reports/reports-table'
import { PageHead } from '@/components/settings/frame/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { listReports, mailState } from '@/lib/impact-reports/read'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Saved summaries',
  description: 'Summaries of impact that somebody saved, and when they are sent by e-mail.',
}

export default async function ReportsPage({ searchParams }: PageProps<'/impact/reports'>) {
  const principal = await requirePage('impact:read')
  const mayManage = allows(principal, 'reports:manage')
  const query = toSearchParams(await searchParams).toString()
  const reports = await listReports(principal)
  const save = mayManage ? (
    <Link href={`/impact/reports/new${query && `?${query}`}` as Route} className={buttonClass('primary')}>
      {query === '' ? 'Save a summary' : 'Save what you looked at'}
    </Link>
  ) : null
  return (
    <>
      <LiveReports />
      <PageHead
        title="Saved summaries"
        action={reports.length === 0 ? null : save}
        back={
          <Link href={`/impact${query && `?${query}`}` as Route} className="text-accent hover:underline">
            Impact
          </Link>
        }
      >
        A saved summary is always about the last whole week, month, quarter or year. It can be sent by e-mail, with the
        letter as a PDF.
      </PageHead>
      {mayManage ? (
        <div className="mb-4">
          <MailNotice {...mailState()} />
        </div>
      ) : null}
      {reports.length === 0 ? (
        <EmptyState title="No summary is saved yet" action={save}>
          {mayManage
            ? 'Choose services, Regions, teams or accounts on the page Impact, then choose “Save and send” there; or save one about everything.'
            : 'Administrators save them; the page Impact shows any period without.'}
        </EmptyState>
      ) : (
        <ReportsTable reports={reports} mayManage={mayManage} />
      )}
    </>
  )
}
