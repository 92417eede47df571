/** History: what services and Regions went through over the whole record, as AWS declares it and as it touched us. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HistoryFilters } from '@/components/history/history-filters'
import { historyHref } from '@/components/history/history-href'
import { HistoryShown } from '@/components/history/history-shown'
import { HistorySkeleton } from '@/components/history/history-skeleton'
import { QuickViews } from '@/components/history/history-views'
import { aboutWords } from '@/components/history/view-words'
import { readPreferences } from '@/components/shell/preferences'
import { AddressProblems } from '@/components/ui/address-problems'
import { WhenReady } from '@/components/ui/when-ready'
import { requirePage } from '@/lib/access/page'
import { parsePeriod } from '@/lib/domain/impact/period'
import { readHistory } from '@/lib/history/read'
import { readExtent } from '@/lib/history/read-extent'
import { readNames } from '@/lib/history/read-names'
import { requestedHistory } from '@/lib/history/request'
import { readIncidentChoices } from '@/lib/incidents/read-choices'
import { isFilling } from '@/lib/outages/read-filling'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'History',
  description:
    'How often and how long AWS services failed, Region by Region, month by month, and whether it touched us.',
}

export default async function HistoryPage({ searchParams }: PageProps<'/history'>) {
  const { accounts } = await requirePage('impact:read')
  const params = toSearchParams(await searchParams)
  const now = Date.now()
  const { zoneMode, viewerZone } = await readPreferences()
  const zone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const { wholeRecord, years } = await readExtent(accounts, zone, now)
  const { state, period, problems } = requestedHistory(params, zone, wholeRecord, now)
  const address = historyHref(state)
  // One address for each view: what is shared shows what was seen.
  if (address !== `/history?${params}` && Object.keys(problems).length === 0) redirect(address)
  const view = readHistory(state, period, accounts, now)
  // Whoever waits for it hears of it.
  view.catch(() => undefined)
  const [choices, names] = await Promise.all([
    readIncidentChoices({ team: state.filter.team, owner: [] }, accounts),
    readNames(state.filter.service),
  ])
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">History</h1>
      <p className="mb-3 text-sm text-pretty text-ink-muted">{aboutWords(state, period, names)}</p>
      <HistoryFilters {...{ state, period, choices }} />
      <QuickViews
        {...{ state, wholeRecord, years }}
        fiveYears={parsePeriod('last-1826-days', period.zone, now)?.key ?? wholeRecord}
      />
      <AddressProblems problems={problems} />
      <WhenReady value={Promise.all([view, isFilling()])} waiting={<HistorySkeleton />}>
        {([ready, filling]) => <HistoryShown {...{ state, period, view: ready, isFilling: filling }} />}
      </WhenReady>
    </>
  )
}
