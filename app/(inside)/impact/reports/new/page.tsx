/** Saves a summary of what the address filters by. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { MailNotice } from '@/components/impact-reports/mail-notice'
import { NewReport } from '@/components/impact-reports/new-report'
import { summaryHref } from '@/components/impact-reports/reports-table'
import { PageHead } from '@/components/settings/frame/page-head'
import { readPreferences } from '@/components/shell/preferences'
import { AddressProblems } from '@/components/ui/address-problems'
import { requirePage } from '@/lib/access/page'
import { REPORT_UNITS } from '@/lib/domain/impact/report-schedule'
import { formatImpactFilter } from '@/lib/impact/filter'
import { requestedImpact } from '@/lib/impact/request'
import { mailState, readAbout } from '@/lib/impact-reports/read'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = { title: 'Save a summary' }

export default async function NewReportPage({ searchParams }: PageProps<'/impact/reports/new'>) {
  await requirePage('reports:manage')
  const { zoneMode, viewerZone } = await readPreferences()
  const readerZone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const { filter, period, zone, problems } = requestedImpact(toSearchParams(await searchParams), readerZone, Date.now())
  const unit = REPORT_UNITS.find((each) => each === period.unit) ?? 'month'
  return (
    <>
      <PageHead
        title="Save a summary"
        back={
          <Link href="/impact/reports" className="text-accent hover:underline">
            Saved summaries
          </Link>
        }
      >
        <MailNotice {...mailState()} />
      </PageHead>
      <AddressProblems problems={problems} />
      <NewReport
        filter={formatImpactFilter(filter).toString()}
        about={await readAbout(filter)}
        href={summaryHref({ unit, zone, filter })}
        begin={{ unit, zone }}
      />
    </>
  )
}
