/** One billing month of a service in a Region: how it comes to its figures, what AWS promises, and the text of a claim. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { StillFilling } from '@/components/impact/still-filling'
import { readPreferences } from '@/components/shell/preferences'
import { CasePromises, CaseWorking } from '@/components/sla/case-working'
import { ClaimPanel } from '@/components/sla/claim-panel'
import { claimFileHref, type SlaPlace, slaHref } from '@/components/sla/sla-href'
import { dayWords, deadlineWords, STANDING_WORDS } from '@/components/sla/sla-words'
import { AddressProblems } from '@/components/ui/address-problems'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { requirePage } from '@/lib/access/page'
import { monthName } from '@/lib/domain/sla/billing-month'
import { CATALOGUE_DATE } from '@/lib/domain/sla/commitment'
import { requestedImpact } from '@/lib/impact/request'
import { isFilling } from '@/lib/outages/read-filling'
import { SLA_USUAL, type SlaCaseView, type SlaMonthView } from '@/lib/sla/contract'
import { readSlaCase } from '@/lib/sla/read-case'
import { requestedCase } from '@/lib/sla/request'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = { title: 'Service credit' }

const CLAIM_RULE =
  'Most of AWS’s terms take claims until the end of the second billing month after the one of the outage.'

export default async function SlaCasePage({ params, searchParams }: PageProps<'/impact/sla/[service]'>) {
  const principal = await requirePage('impact:read')
  const { zoneMode, viewerZone } = await readPreferences()
  const now = Date.now()
  const search = toSearchParams(await searchParams)
  const of = requestedCase((await params).service, search, now)
  if (of === null) notFound()
  const readerZone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const { filter, zone, period, problems } = requestedImpact(search, readerZone, now, SLA_USUAL)
  const view = await readSlaCase({ ...of, filter, zone }, principal.accounts, now)
  const place: SlaPlace = { period: { key: period.key, zone }, filter }
  const fileHref = claimFileHref({ ...of, month: of.month.key }, place)
  return (
    <>
      <header className="mb-4 flex flex-col gap-1">
        <p className="text-sm print:hidden">
          <Link href={slaHref(place)} className="text-accent hover:underline">
            Service credits
          </Link>
        </p>
        <h1 className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">
          {view.name} <span className="font-mono text-base font-normal text-ink-muted">{of.region}</span>
        </h1>
        <p className="text-sm text-ink-muted">
          Billing month {monthName(of.month)} (UTC){view.row === null ? '' : ` · ${STANDING_WORDS[view.row.standing]}`}
        </p>
      </header>
      <AddressProblems problems={problems} />
      <StillFilling isFilling={await isFilling()} />
      {view.row === null ? (
        <EmptyState title="No outage touched you there in that month">
          As far as AWS’s dates, its texts, its status page and your own notes tell. Names and Regions are those of the
          list of service credits.
        </EmptyState>
      ) : (
        <Case row={view.row} view={view} fileHref={fileHref} />
      )}
    </>
  )
}

function Case({ row, view, fileHref }: { row: SlaMonthView; view: SlaCaseView; fileHref: string }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title="How long it hit you" note={row.isRunning ? 'so far' : null}>
          <CaseWorking row={row} />
          <p className="text-xs text-pretty text-ink-muted">
            Left of the month = (minutes of the month − minutes of impact) / minutes of the month. Each minute counts
            once, whichever resources it hit: where AWS promises each of them by itself, less may be due. Confirmed: AWS
            named one of your accounts. Inferred: you use the service there. Reported: somebody of yours said so.
            {view.assumesAll ? ' No account is known here, so everything counts.' : ''}
          </p>
          <Incidents ids={row.incidentIds} />
        </Panel>
        {view.text === null ? null : <ClaimPanel text={view.text} fileHref={fileHref} />}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {row.standing === 'none-known' ? null : (
          <Panel title="Claim until">
            <p className="text-sm font-medium tabular">{deadlineWords(row)}</p>
            <p className="text-xs text-pretty text-ink-muted">{ruleWords(row, view.asOf)}</p>
          </Panel>
        )}
        <Terms row={row} />
      </div>
    </div>
  )
}

/** @param asOf ISO 8601 */
function ruleWords({ deadline: { isPast, safeDay } }: SlaMonthView, asOf: string): string {
  if (isPast) return `It is past: ${CLAIM_RULE}`
  const other = `Who counts the month of the outage as the first gets to ${dayWords(safeDay)}`
  return asOf.slice(0, 10) > safeDay
    ? `${CLAIM_RULE} ${other}, which is past: AWS decides.`
    : `${CLAIM_RULE} ${other}: a claim by then is in time either way.`
}

function Terms({ row }: { row: SlaMonthView }) {
  const { link, dated, unavailable, note, basis } = row.terms
  return (
    <Panel title="What AWS promises">
      {row.terms.commitments.length === 0 ? (
        <p className="text-sm text-pretty">
          {basis === 'none-known'
            ? 'We know of no commitment for this service.'
            : 'There are terms, but none of their figures could be verified. Look them up before you claim.'}
        </p>
      ) : (
        <CasePromises row={row} />
      )}
      {unavailable === null ? null : (
        <p className="text-sm text-pretty">
          <span className="text-ink-muted">What AWS counts, in our words: </span>
          {unavailable}
        </p>
      )}
      {note === null ? null : <p className="text-sm text-pretty text-ink-muted">{note}</p>}
      <p className="text-xs text-ink-muted">
        <a href={link} rel="noreferrer" className="text-accent underline">
          AWS’s terms
        </a>
        {dated === null ? '' : `, dated ${dayWords(dated)}`}; compared {dayWords(CATALOGUE_DATE)}. What AWS’s page says
        now counts.
      </p>
    </Panel>
  )
}

function Incidents({ ids }: { ids: readonly string[] }) {
  return (
    <p className="text-sm">
      <span className="text-ink-muted">{ids.length === 1 ? 'Incident ' : 'Incidents '}</span>
      {ids.slice(0, 50).map((id, index) => (
        <span key={id}>
          {index === 0 ? '' : ', '}
          <Link href={`/incidents/${id}` as Route} prefetch={false} className="text-accent underline">
            {id}
          </Link>
        </span>
      ))}
      {ids.length > 50 ? ` and ${ids.length - 50} more` : ''}
    </p>
  )
}
