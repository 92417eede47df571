/** The letter to a manager: what a period held, for whichever services, Regions, teams and accounts. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ImpactFilters } from '@/components/impact/impact-filters'
import { besideHref, exportHref, type ImpactPlace } from '@/components/impact/impact-href'
import { ImpactLetter } from '@/components/impact/impact-letter'
import { LetterSkeleton } from '@/components/impact/letter-skeleton'
import { periodChoices } from '@/components/impact/period-choices'
import { PeriodPicker } from '@/components/impact/period-picker'
import { UnknownValues } from '@/components/impact/unknown-values'
import { YearLinks } from '@/components/impact/year-links'
import { readPreferences } from '@/components/shell/preferences'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { WhenReady } from '@/components/ui/when-ready'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { capital, duringWords } from '@/lib/domain/impact/letter-words'
import { nextPeriod, type Period, previousPeriod } from '@/lib/domain/impact/period'
import { readFacets } from '@/lib/events/read-overview'
import { readImpact } from '@/lib/impact/read-impact'
import { readAbout } from '@/lib/impact/read-names'
import { readTeamChoices } from '@/lib/impact/read-team-choices'
import { readUnknownValues } from '@/lib/impact/read-unknown-values'
import { listOutageYears } from '@/lib/impact/read-years'
import { requestedImpact } from '@/lib/impact/request'
import { isFilling } from '@/lib/outages/read-filling'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Impact',
  description: 'How often, how long, who was hit, how well people responded, and what is still to be done.',
}

export default async function ImpactPage({ searchParams }: PageProps<'/impact'>) {
  const principal = await requirePage('impact:read')
  const { zoneMode, viewerZone } = await readPreferences()
  const now = Date.now()
  const readerZone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const asked = requestedImpact(toSearchParams(await searchParams), readerZone, now)
  const { period, filter, problems, zone } = asked
  if (asked.isUntidy && Object.keys(problems).length === 0) redirect(`/impact?${asked.tidy}` as Route)
  const { accounts } = principal
  const view = readImpact(period, filter, accounts, now)
  // Whoever waits for it hears of it.
  view.catch(() => undefined)
  const [about, facets, teams, unknown, years, filling] = await Promise.all([
    readAbout(filter, accounts),
    readFacets(accounts),
    readTeamChoices(filter.team, accounts),
    readUnknownValues(filter, accounts),
    listOutageYears('iam'),
    isFilling(),
  ])
  const place: ImpactPlace = { period, filter }
  const { usual, near } = periodChoices(period, now)
  const named = ({ value, label }: { value: string; label: string }) => ({ value, name: label })
  return (
    <>
      <header className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold tracking-tight">Impact {duringWords(period)}</h1>
          <p className="text-sm text-ink-muted">
            {capital(about)} · {now >= period.to ? '' : 'not over yet · '}days in {zone}
          </p>
        </div>
        <Files place={place} isWhole={!filling} mayManage={allows(principal, 'reports:manage')} />
      </header>
      <div className="mb-5 flex flex-col gap-2.5 print:hidden">
        <PeriodPicker
          period={period}
          filter={filter}
          before={besideChoice(previousPeriod(period), 'before')}
          after={besideChoice(nextPeriod(period), 'after')}
          choices={[...usual, ...near]}
        />
        <ImpactFilters
          {...place}
          services={facets.services.map(named)}
          regions={facets.regions.map(({ value }) => ({ value, name: value }))}
          teams={teams}
        />
        <UnknownValues values={unknown} />
        <YearLinks name="IAM" service="iam" years={years} zone={zone} />
      </div>
      <AddressProblems problems={problems} />
      <WhenReady value={view} waiting={<LetterSkeleton />}>
        {(letter) => <ImpactLetter view={letter} hasTeams={teams.length > 0} />}
      </WhenReady>
    </>
  )
}

/** Days beside days are called by their place: their dates would take a line. */
function besideChoice({ unit, name, key }: Period, place: 'before' | 'after') {
  return { label: unit === 'days' ? `The days ${place}` : name, key }
}

const FORMATS = ['pdf', 'csv', 'json'] as const

/** What can be taken along once it is whole, and the pages beside this one. */
function Files({ place, isWhole, mayManage }: { place: ImpactPlace; isWhole: boolean; mayManage: boolean }) {
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {(isWhole ? FORMATS : []).map((format) => (
        <a key={format} href={exportHref(format, place)} download className={buttonClass('secondary', 'sm')}>
          {format.toUpperCase()}
        </a>
      ))}
      <Link href={besideHref('reports', place)} className={buttonClass('secondary', 'sm')}>
        {mayManage ? 'Save and send' : 'Saved summaries'}
      </Link>
      <Link href={besideHref('sla', place)} className={buttonClass('secondary', 'sm')}>
        Commitments
      </Link>
      <Link href={besideHref('communication', place)} className={buttonClass('secondary', 'sm')}>
        Communication
      </Link>
    </div>
  )
}
