/** How the incidents of a period were communicated: who knew first, how late and how often AWS spoke. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { communicationHref } from '@/components/communication/communication-href'
import { KnowersTable } from '@/components/communication/knowers-table'
import { ScorecardLines } from '@/components/communication/scorecard-lines'
import { VoiceTable } from '@/components/communication/voice-table'
import { StillFilling } from '@/components/impact/still-filling'
import { readPreferences } from '@/components/shell/preferences'
import { PeriodLinks } from '@/components/sla/period-links'
import { AddressProblems } from '@/components/ui/address-problems'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import type { CommunicationView } from '@/lib/communication/contract'
import { readCommunication } from '@/lib/communication/read'
import { impactQuery } from '@/lib/impact/filter'
import { requestedImpact } from '@/lib/impact/request'
import { isFilling } from '@/lib/outages/read-filling'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Communication',
  description: 'Who knew first of each incident, how late AWS’s first word came, and how long it was silent.',
}

export default async function CommunicationPage({ searchParams }: PageProps<'/impact/communication'>) {
  const principal = await requirePage('impact:read')
  const { zoneMode, viewerZone } = await readPreferences()
  const now = Date.now()
  const readerZone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const asked = requestedImpact(toSearchParams(await searchParams), readerZone, now)
  const { period, filter, problems, zone } = asked
  if (asked.isUntidy && Object.keys(problems).length === 0) redirect(`/impact/communication?${asked.tidy}` as Route)
  const view = await readCommunication({ from: period.from, to: period.to }, filter, principal.accounts, now)
  return (
    <>
      <header className="mb-4 flex flex-col gap-2">
        <p className="text-sm print:hidden">
          <Link href={`/impact?${impactQuery(period, filter)}` as Route} className="text-accent hover:underline">
            Impact: {period.name}
          </Link>
        </p>
        <h1 className="text-xl font-semibold tracking-tight">Communication in {period.name}</h1>
        <p className="text-sm text-ink-muted">{aboutWords(view)}</p>
        <PeriodLinks period={period} hrefOf={(key) => communicationHref({ key, zone }, filter)} now={now} />
      </header>
      <AddressProblems problems={problems} />
      <StillFilling isFilling={await isFilling()} />
      {view.incidents === 0 ? (
        <EmptyState title="No incident in this period">Nothing had to be communicated, as far as we know.</EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <Part title="Who knew first">
            <KnowersTable view={view} />
            <p className="text-xs text-pretty text-ink-muted">
              After the start that AWS described, else declared. AWS’s channels count from when they first showed it to
              us, we from when somebody wrote it down here: an opening by hand, an acknowledgement, a note, an observed
              time. What was read in as history counts for nobody.
            </p>
          </Part>
          <Part title="How AWS spoke">
            <VoiceTable view={view} />
          </Part>
          <Part title="Incidents">
            <ScorecardLines lines={view.lines} zone={zone} />
            {view.incidents > view.lines.length ? (
              <p className="text-sm text-ink-muted">
                {(view.incidents - view.lines.length).toLocaleString('en-US')} older ones are counted above and not
                listed: choose a shorter period.
              </p>
            ) : null}
          </Part>
        </div>
      )}
    </>
  )
}

/** "12 incidents. Who knew first can be told of 3: the others were read in as history, or nobody noted anything." */
function aboutWords({ incidents, told }: CommunicationView): string {
  if (incidents === 0) return 'No incidents.'
  const count = `${incidents.toLocaleString('en-US')} ${incidents === 1 ? 'incident' : 'incidents'}`
  if (told === incidents) return `${count}.`
  return told === 0
    ? `${count}. Who knew first cannot be told: all was read in as history, or nobody noted anything.`
    : `${count}. Who knew first can be told of ${told.toLocaleString('en-US')}: the others were read in as history, or nobody noted anything.`
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  )
}
