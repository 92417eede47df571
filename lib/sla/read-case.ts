/** Reads one month of one service in one Region, with all that a claim needs. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { clipped } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { SERVICE_NAMES } from '@/lib/domain/service-of-name'
import type { BillingMonth } from '@/lib/domain/sla/billing-month'
import { termsOf } from '@/lib/domain/sla/catalogue'
import { type ClaimedEvent, claimText } from '@/lib/domain/sla/claim-text'
import { type MonthImpact, monthImpacts, SLA_CLOCKS } from '@/lib/domain/sla/month-impact'
import { standingOf } from '@/lib/domain/sla/standing'
import { AppError } from '@/lib/errors'
import { listOutages } from '@/lib/outages/read'
import type { SlaCaseView } from './contract'
import { presentMonth, presentTerms } from './present'
import type { SlaFilter } from './read'
import { readMaterial } from './read-material'
import { readTouched, type Touched } from './read-touched'

export interface CaseQuestion {
  /** Lower-case catalogue id. */
  service: string
  region: string
  month: BillingMonth
  /** Service and Region of it do not matter. */
  filter: SlaFilter
  /** IANA name, for the text. */
  zone: string
}

/** @param now ms */
export async function readSlaCase(
  { service, region, month, filter, zone }: CaseQuestion,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<SlaCaseView> {
  const terms = termsOf(service, SERVICE_NAMES.get(service) ?? service)
  const outages = await listOutages(
    { from: month.from, to: month.to, filter: { ...filter, service: [service], region: [region] } },
    accounts,
  )
  const question = { period: month, whose: filter }
  const touched = await readTouched(outages, question, accounts, now)
  const impact = monthImpacts(outages, [month], touched.touch, now).find(
    (each) => each.service === service && each.region === region,
  )
  const view = { asOf: new Date(now).toISOString(), name: terms.name, terms: presentTerms(terms) }
  const { assumesAll } = touched
  if (impact === undefined)
    return { ...view, row: null, accounts: [], reportedAccounts: 0, inferredAccounts: 0, assumesAll, text: null }
  const standing = standingOf(impact, terms, now)
  const material = await readMaterial(impact, touched, question, accounts, now)
  const events = claimedEvents(impact, touched, { name: terms.name, arns: material.arns, now })
  return {
    ...view,
    row: presentMonth(impact, { terms, standing, preferred: filter.clock, now }),
    ...{ accounts: material.accounts, reportedAccounts: material.reportedAccounts },
    ...{ inferredAccounts: material.inferredAccounts, assumesAll },
    text:
      standing.standing === 'none-known'
        ? null
        : claimText({ impact, terms, standing, events, ...material }, zone, now),
  }
}

/**
 * The text of a claim.
 * @throws AppError NOT_FOUND where there is nothing to claim
 */
export async function getClaimText(question: CaseQuestion, accounts: VisibleAccounts, now: Instant): Promise<string> {
  const { text } = await readSlaCase(question, accounts, now)
  if (text === null) throw new AppError('NOT_FOUND', 'There is nothing to claim there in that month.')
  return text
}

function claimedEvents(
  { outages, month }: MonthImpact,
  { touch }: Touched,
  { name, arns, now }: { name: string; arns: ReadonlyMap<string, string>; now: Instant },
): ClaimedEvent[] {
  return outages
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map((outage) => ({
      arn: outage.eventId === null ? null : (arns.get(outage.eventId) ?? null),
      name: nameOf(outage, name),
      stretches: SLA_CLOCKS.flatMap((clock) =>
        clipped(touch.stretches(outage, clock), month.from, Math.min(month.to, now)).map(([from, to]) => ({
          ...{ clock, from, to: to < now ? to : null },
        })),
      ),
    }))
}

function nameOf({ via, region }: Outage, name: string): string {
  if (via === 'observed') return `${name} in ${region}, observed by us`
  return via === 'named' ? `${name} in ${region}, named by AWS in a wider event` : `${name} in ${region}`
}
