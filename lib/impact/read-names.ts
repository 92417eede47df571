/** Reads what the services and teams are called that a summary names. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { readNames } from '@/lib/history/read-names'
import { listTeamChoices } from '@/lib/teams/read'
import type { ImpactFilter } from './filter'
import { aboutWords, type FilterNames } from './present-about'
import { ownedBy, readTeamsOwned } from './read-teams-owned'

/** Names of these services, of those in the filter, and of its teams, as far as the reader may know of them. */
export async function readFilterNames(
  services: readonly string[],
  filter: ImpactFilter,
  accounts: VisibleAccounts,
): Promise<FilterNames> {
  const [named, teams] = await Promise.all([
    readNames([...new Set([...services, ...filter.service])]),
    readTeamNames(filter.team, accounts),
  ])
  return { services: named, teams }
}

/** What the filter is about, in words: "IAM in us-east-1". */
export async function readAbout(filter: ImpactFilter, accounts: VisibleAccounts): Promise<string> {
  return aboutWords(filter, await readFilterNames([], filter, accounts)) ?? 'all services, Regions and accounts'
}

/**
 * What teams are called, by their ids or names as they were asked for. Left out is what is no team, and for limited readers
 * what never owned an account of theirs.
 */
export async function readTeamNames(
  asked: readonly string[],
  accounts: VisibleAccounts,
): Promise<Record<string, string>> {
  if (asked.length === 0) return {}
  const [owned, teams] = await Promise.all([readTeamsOwned(), accounts === null ? listTeamChoices() : []])
  const visible = accounts === null ? null : new Set(accounts)
  const known = [
    ...owned.filter(({ accountId }) => visible === null || visible.has(accountId)),
    ...teams.map(({ id, name }) => ({ teamId: id, teamName: name })),
  ]
  return Object.fromEntries(
    asked.flatMap((team) => ownedBy(known, [team]).map(({ teamName }) => [team, teamName] as const)),
  )
}
