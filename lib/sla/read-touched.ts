/** Reads which outages touched our accounts, by every clock, and in which AWS named one of them. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { clipped } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { joinStretches } from '@/lib/domain/impact/outage-spans'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { type OutageTouch, SLA_CLOCKS } from '@/lib/domain/sla/month-impact'
import { readTouch } from '@/lib/impact/read-reach'
import { readNamed, type Whose } from './read-named'

export interface Touched {
  touch: OutageTouch
  /** Accounts that are asked about and that AWS named in the outage's event. */
  namedIn: (outage: Outage) => string[]
  /** No account is known at all: everything counts as if it had touched somebody. */
  assumesAll: boolean
  unknownAccounts: number
}

export interface TouchedQuestion {
  /** ms */
  period: { from: Instant; to: Instant }
  whose: Whose
}

/**
 * @param outages as listOutages gives them to the same reader
 * @param now ms
 */
export async function readTouched(
  outages: readonly Outage[],
  { period, whose: { team, account } }: TouchedQuestion,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Touched> {
  const [touch, named] = await Promise.all([
    readTouch(outages, { clock: 'declared', period, team, account }, accounts, now),
    readNamed(outages, { team, account }, accounts),
  ])
  const asksForAll = accounts === null && team.length === 0 && account.length === 0
  const assumesAll = asksForAll && touch.directoryAccounts === 0 && !outages.some(touch.touches)
  const stretches = (outage: Outage, clock: ImpactClock) =>
    assumesAll ? clipped(outage.spans[clock], period.from, Math.min(period.to, now)) : touch.stretchesBy(clock, outage)
  const namedIn = (outage: Outage) =>
    named(
      outage,
      SLA_CLOCKS.flatMap((clock) => stretches(outage, clock)),
    )
  return {
    ...{ namedIn, assumesAll, unknownAccounts: touch.unknownAccounts },
    touch: {
      stretches,
      touches: (outage) => assumesAll || touch.touches(outage),
      isConfirmed: (outage) => namedIn(outage).length > 0,
    },
  }
}

/** Ids of the accounts that the outages touched by any clock, and of those of which a person said so. */
export async function readTouchedAccounts(
  outages: readonly Outage[],
  { period, whose: { team, account } }: TouchedQuestion,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<{ accountIds: string[]; reportedIds: ReadonlySet<string> }> {
  const byAnyClock = outages.map((outage) => {
    const declared = joinStretches(SLA_CLOCKS.flatMap((clock) => outage.spans[clock]))
    return { ...outage, spans: { ...outage.spans, declared } }
  })
  const touch = await readTouch(byAnyClock, { clock: 'declared', period, team, account }, accounts, now)
  return {
    accountIds: touch.accounts.map(({ id }) => id),
    reportedIds: new Set(touch.accounts.flatMap(({ id, reported }) => (reported > 0 ? id : []))),
  }
}
