/** Makes the rows of whom outages touched, longest first. */
import { eachInSlices } from '@/lib/db/slices'
import type { Times } from '@/lib/domain/impact/account-time'
import type { Outage } from '@/lib/domain/impact/outage'
import type { OutageFacts } from '@/lib/domain/impact/reach-outage'
import type { OwnedPeriod, Scope } from '@/lib/domain/impact/reach-scope'
import type { AccountTouch, TeamTouch, Touch, TouchMs } from '@/lib/domain/impact/reach-touch'
import type { Reach } from '@/lib/domain/impact/reach-universe'
import type { TeamFigures } from './read-account-time'
import type { Places } from './read-reach-facts'
import type { KnownAccount } from './read-reach-universe'

export interface RowsQuestion {
  times: Times
  /** By id. */
  teams: ReadonlyMap<string, TeamFigures>
  owned: readonly OwnedPeriod[]
  outages: readonly Outage[]
  facts: OutageFacts
  scope: Scope
  places: Places
}

/** What of a Touch are rows and sums. */
export type TouchRows = Pick<Touch, 'accountMs' | 'accounts' | 'teams' | 'directoryAccounts' | 'unknownAccounts'>

export async function touchRows(question: RowsQuestion): Promise<TouchRows> {
  const accounts = accountRows(question)
  const sum = (certainty: keyof TouchMs) => accounts.reduce((total, row) => total + row[certainty], 0)
  return {
    accountMs: { confirmed: sum('confirmed'), reported: sum('reported'), inferred: sum('inferred') },
    accounts,
    teams: teamRows(question),
    ...(await countAccounts(question)),
  }
}

function accountRows({ times, places }: RowsQuestion): AccountTouch[] {
  const { accounts } = places.universe
  const rows: AccountTouch[] = []
  for (let position = 0; position < places.size(); position += 1) {
    const confirmed = times.confirmed[position] ?? 0
    const reported = times.reported[position] ?? 0
    const inferred = times.inferred[position] ?? 0
    const touched = confirmed + reported + inferred
    const name = accounts[position]?.name ?? null
    if (touched > 0) rows.push({ id: places.idAt(position), name, confirmed, reported, inferred, touched })
  }
  return rows.sort((a, b) => b.touched - a.touched || (a.id < b.id ? -1 : 1))
}

function teamRows({ teams, owned }: RowsQuestion): TeamTouch[] {
  const names = new Map(owned.map(({ teamId, teamName }) => [teamId, teamName]))
  return [...teams]
    .map(([id, figures]) => ({ id, name: names.get(id) ?? '', ...figures }))
    .sort((a, b) => b.touched - a.touched || (a.name < b.name ? -1 : 1))
}

/** What matters of usage is only that of partitions in which something failed that reaches who uses it. */
async function countAccounts({ outages, facts, scope, places }: RowsQuestion) {
  const reaches = new Set<Reach>()
  await eachInSlices(outages, (outage) => {
    for (const reach of facts.reachesOf(outage)) reaches.add(reach)
  })
  const partitions = new Set(
    [...reaches].flatMap(({ restsOnUsage, partitions: hit }) => (restsOnUsage ? [...hit] : [])),
  )
  let unknownAccounts = 0
  for (const account of listDirectory({ scope, places })) {
    const matters = partitions.has(null) || partitions.has(account.partition)
    if (account.usageUnknown && matters) unknownAccounts += 1
  }
  return { directoryAccounts: countDirectory({ scope, places }), unknownAccounts }
}

/** How many accounts of the directory in scope have not left. */
export function countDirectory(asked: Pick<RowsQuestion, 'scope' | 'places'>): number {
  return listDirectory(asked).length
}

function listDirectory({ scope, places }: Pick<RowsQuestion, 'scope' | 'places'>): KnownAccount[] {
  return places.universe.accounts.filter(
    ({ isGone, isInDirectory }, position) => !isGone && isInDirectory && scope?.has(position) !== false,
  )
}
