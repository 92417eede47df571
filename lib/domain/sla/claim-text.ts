/** Writes the text of a support case that asks for a credit: what is known, by which clock, and what must still be added. */
import { formatDateTime, formatDuration } from '../format-time'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { monthName } from './billing-month'
import type { SlaEntry } from './commitment'
import { type MonthImpact, SLA_CLOCKS } from './month-impact'
import { formatUptime, type SlaStanding } from './standing'

/** An event of the claim, with its stretches in the month by each clock; ms. `to` null: it goes on. */
export interface ClaimedEvent {
  /** AWS's ARN; null where none is known: then `name` says which it is. */
  arn: string | null
  name: string
  stretches: readonly { clock: ImpactClock; from: Instant; to: Instant | null }[]
}

export interface ClaimFacts {
  impact: MonthImpact
  terms: SlaEntry
  standing: SlaStanding
  events: readonly ClaimedEvent[]
  /** Accounts that AWS named in them; how many others people reported, and how many others use the service there. */
  accounts: readonly { id: string; name: string | null }[]
  reportedAccounts: number
  inferredAccounts: number
  /** What AWS named: ids of resources with their account; the first of `resourceCount`. */
  resources: readonly { id: string; account: string | null }[]
  resourceCount: number
}

const CLOCK_SOURCES: Readonly<Record<ImpactClock, string>> = {
  declared: 'start and end that AWS gives for its events',
  described: 'times in AWS’s texts',
  recovered: 'changes of the service’s status on AWS’s status page',
  observed: 'times that we observed ourselves',
}

/**
 * Markdown that also reads as plain text. It claims nothing but what is known: what we infer is said to be inferred.
 * @param zone IANA name; times stand in it too, where it is not UTC
 * @param now ms
 */
export function claimText(facts: ClaimFacts, zone: string, now: Instant): string {
  const { impact, terms } = facts
  const place = `${terms.name}, ${impact.region}, ${monthName(impact.month)}`
  return [
    `Subject: SLA Credit Request: ${place}`,
    `We ask AWS to check the monthly uptime of ${terms.name} in ${impact.region} for the billing month ${monthName(impact.month)} (UTC) against the service level agreement, and to credit what is due.`,
    section('What we count', timeLines(facts, now)),
    section(
      'Events',
      facts.events.flatMap((event) => eventLines(event, zone)),
    ),
    section('Accounts', accountLines(facts)),
    section('Resources that AWS named', resourceLines(facts)),
    section(
      'To be added before this is sent',
      ['accounts and resources for which we claim', ...terms.claim].map((line) => `- ${line}`),
    ),
    section('How this was measured', measureLines(facts, now)),
  ].join('\n\n')
}

function section(title: string, lines: readonly string[]): string {
  return [`## ${title}`, '', ...lines].join('\n')
}

/** One line for each clock that tells time. */
function timeLines({ impact, standing }: ClaimFacts, now: Instant): string[] {
  const soFar = now < impact.month.to ? ', so far' : ''
  return SLA_CLOCKS.flatMap((clock) => {
    const { confirmedMs, anyMs } = impact.clocks[clock]
    if (anyMs === 0) return []
    const shown = standing.comparisons.find((each) => each.clock === clock)
    const uptime = (percent: number | undefined) =>
      percent === undefined ? '' : `, which leaves ${formatUptime(percent)} of the month`
    const confirmed =
      confirmedMs === 0
        ? 'AWS named none of our accounts in it'
        : `of which ${formatDuration(confirmedMs)} in events in which AWS named our accounts${uptime(shown?.confirmedUptime)}`
    const unknown = impact.endUnknown.includes(clock)
      ? ' Outages without a known end are left out, so it is at least this.'
      : ''
    return [
      `- By the ${CLOCK_SOURCES[clock]}: ${formatDuration(anyMs)}${soFar}${uptime(shown?.uptime)}; ${confirmed}.${unknown}`,
    ]
  })
}

function eventLines({ arn, name, stretches }: ClaimedEvent, zone: string): string[] {
  const lines = SLA_CLOCKS.flatMap((clock) => {
    const own = stretches.filter((stretch) => stretch.clock === clock)
    return own.length === 0 ? [] : [`  - ${clock}: ${own.map(({ from, to }) => rangeText(from, to, zone)).join('; ')}`]
  })
  return [`- ${arn === null ? oneLine(name) : `${oneLine(name)}, ${code(arn)}`}`, ...lines]
}

function rangeText(from: Instant, to: Instant | null, zone: string): string {
  const range = (at: string) =>
    to === null ? `since ${formatDateTime(from, at)}` : `${formatDateTime(from, at)} to ${formatDateTime(to, at)}`
  const times = zone === 'UTC' ? range('UTC') : `${range('UTC')} (${range(zone)})`
  return to === null ? `${times}, and it goes on` : times
}

function accountLines({ accounts, reportedAccounts, inferredAccounts }: ClaimFacts): string[] {
  const named = accounts.map(({ id, name }) => `- ${id}${name === null ? '' : ` (${oneLine(name)})`}: named by AWS`)
  const none = named.length === 0 ? ['- AWS named none of our accounts.'] : []
  const words = `${inferredAccounts} ${inferredAccounts === 1 ? 'other account uses' : 'other accounts use'}`
  const others = `${reportedAccounts} ${reportedAccounts === 1 ? 'other account was' : 'other accounts were'}`
  const reported = reportedAccounts === 0 ? [] : [`- ${others} hit, as our people report (not said by AWS).`]
  const inferred =
    inferredAccounts === 0 ? [] : [`- ${words} what failed, as far as we know (inferred, not said by AWS).`]
  return [...named, ...none, ...reported, ...inferred]
}

function resourceLines({ resources, resourceCount }: ClaimFacts): string[] {
  if (resourceCount === 0) return ['- none']
  const lines = resources.map(({ id, account }) => `- ${code(id)}${account === null ? '' : `, account ${account}`}`)
  return resourceCount > resources.length ? [...lines, `- and ${resourceCount - resources.length} more`] : lines
}

function measureLines({ terms, impact }: ClaimFacts, now: Instant): string[] {
  const minutes = Math.round((impact.month.to - impact.month.from) / 60_000)
  return [
    `- Uptime is (${minutes} minutes of the month − minutes of impact) / ${minutes}. Each minute counts once, however many events fall into it, and whichever of our resources they hit.`,
    `- AWS measures by its own terms (${terms.link}), which may come to another figure.${terms.unavailable === null ? '' : ` What it counts, in our words: ${terms.unavailable}`}`,
    `- Put together by Faultline on ${formatDateTime(now, 'UTC')}.`,
  ]
}

/** Text from outside stays on its line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``
}
