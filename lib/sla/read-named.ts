/** Reads in which outages AWS named accounts that are asked about. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { type ClosedSpan, clipped } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { listNamings } from '@/lib/impact/read-reach-said'
import { type OwnedAccount, ownedBy, readTeamsOwned } from '@/lib/impact/read-teams-owned'

/** Whose accounts count; both empty: all that the reader may see. */
export interface Whose {
  team: readonly string[]
  account: readonly string[]
}

/** Ids of the accounts that AWS named in the outage's event. `lasted`: while it touched anybody who is asked about. */
export type NamedIn = (outage: Outage, lasted: readonly ClosedSpan[]) => string[]

/** An account counts for a team only where the team owned it while the outage lasted. */
export async function readNamed(
  outages: readonly Outage[],
  { team, account }: Whose,
  accounts: VisibleAccounts,
): Promise<NamedIn> {
  const eventIds = [...new Set(outages.flatMap(({ eventId }) => eventId ?? []))]
  const [namings, owned] = await Promise.all([listNamings(eventIds, accounts), readTeamsOwned()])
  const named = (outage: Outage) => (namings.get(outage.eventId ?? '') ?? []).map(({ id }) => id)
  if (team.length === 0 && account.length === 0) return named
  const periods = new Map<string, OwnedAccount[]>()
  for (const period of ownedBy(owned, team))
    periods.set(period.accountId, [...(periods.get(period.accountId) ?? []), period])
  return (outage, lasted) =>
    named(outage).filter((id) => account.includes(id) || wasOwned(periods.get(id) ?? [], lasted))
}

function wasOwned(periods: readonly OwnedAccount[], lasted: readonly ClosedSpan[]): boolean {
  return periods.some(
    ({ from, until }) =>
      clipped(lasted, from ?? Number.NEGATIVE_INFINITY, until ?? Number.POSITIVE_INFINITY).length > 0,
  )
}
