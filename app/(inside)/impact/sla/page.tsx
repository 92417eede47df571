/** What may be claimed from AWS: per billing month, service and Region, by what it promises of each. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { StillFilling } from '@/components/impact/still-filling'
import { readPreferences } from '@/components/shell/preferences'
import { PeriodLinks } from '@/components/sla/period-links'
import { type SlaPlace, slaHref } from '@/components/sla/sla-href'
import { SlaSections } from '@/components/sla/sla-sections'
import { dayWords } from '@/components/sla/sla-words'
import { TermsTable } from '@/components/sla/terms-table'
import { AddressProblems } from '@/components/ui/address-problems'
import { CertaintyLegend } from '@/components/ui/certainty-mark'
import { Fold } from '@/components/ui/fold'
import { FormNotice } from '@/components/ui/form-notice'
import { requirePage } from '@/lib/access/page'
import { SLA_CATALOGUE } from '@/lib/domain/sla/catalogue'
import { CATALOGUE_DATE } from '@/lib/domain/sla/commitment'
import { impactQuery } from '@/lib/impact/filter'
import { requestedImpact } from '@/lib/impact/request'
import { isFilling } from '@/lib/outages/read-filling'
import { SLA_USUAL, type SlaView } from '@/lib/sla/contract'
import { readSla } from '@/lib/sla/read'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Service credits',
  description: 'Which months of which services came below what AWS promises, and until when a credit can be claimed.',
}

export default async function SlaPage({ searchParams }: PageProps<'/impact/sla'>) {
  const principal = await requirePage('impact:read')
  const { zoneMode, viewerZone } = await readPreferences()
  const now = Date.now()
  const readerZone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const asked = requestedImpact(toSearchParams(await searchParams), readerZone, now, SLA_USUAL)
  const { period, filter, problems } = asked
  if (asked.isUntidy && Object.keys(problems).length === 0) redirect(`/impact/sla?${asked.tidy}` as Route)
  const view = await readSla({ from: period.from, to: period.to }, filter, principal.accounts, now)
  const place: SlaPlace = { period, filter }
  return (
    <>
      <header className="mb-4 flex flex-col gap-2">
        <p className="text-sm print:hidden">
          <Link href={`/impact?${impactQuery(period, filter)}` as Route} className="text-accent hover:underline">
            Impact: {period.name}
          </Link>
        </p>
        <h1 className="text-xl font-semibold tracking-tight">Service credits</h1>
        <p className="max-w-[80ch] text-sm text-pretty text-ink-muted">
          Billing months (UTC) in which outages touched your accounts, against what AWS promises. We count minutes; AWS
          measures by its own terms, mostly the share of your requests that failed in each five minutes. So a credit may
          be due, and only AWS can say that it is.
        </p>
        <PeriodLinks
          period={period}
          hrefOf={(key) => slaHref({ period: { key, zone: period.zone }, filter })}
          now={now}
        />
      </header>
      <AddressProblems problems={problems} />
      <StillFilling isFilling={await isFilling()} />
      <Unknowns view={view} />
      <SlaSections view={view} place={place} />
      <footer className="mt-8 flex flex-col gap-3 border-t border-line pt-4">
        <CertaintyLegend kinds={['confirmed', 'inferred']} />
        <Fold label={`What AWS promises: ${SLA_CATALOGUE.length} services, last checked ${dayWords(CATALOGUE_DATE)}`}>
          <TermsTable entries={SLA_CATALOGUE} />
        </Fold>
      </footer>
    </>
  )
}

function Unknowns({ view: { assumesAll, unknownAccounts } }: { view: SlaView }) {
  if (!assumesAll && unknownAccounts === 0) return null
  return (
    <div className="mb-4">
      <FormNotice tone="note">
        {assumesAll
          ? 'No account is known here, so every outage counts as if it had touched you. Connect an AWS organization, or import accounts, to count only those that did.'
          : unknownAccounts === 1
            ? 'Of one account it is not known what it uses: outages may have touched it that are not counted here.'
            : `Of ${unknownAccounts.toLocaleString('en-US')} accounts it is not known what they use: outages may have touched them that are not counted here.`}
      </FormNotice>
    </div>
  )
}
