/** What a file of accounts changes beside what is stored. */
import { spellingsOf } from '@/lib/domain/account-rules'
import type { Criticality } from '@/lib/domain/blast-radius/facts'
import type { ImportLine } from './import-lines'

/** An account as far as a file can change it. */
export interface StoredAccount {
  id: string
  name: string
  /** True: a connection reads it, so its name is AWS's. */
  isRead: boolean
  environment: string | null
  criticality: Criticality | null
  teams: readonly string[]
}

export interface ImportPlan {
  newAccounts: ImportLine[]
  newTeams: string[]
  names: { id: string; name: string }[]
  /** Accounts whose name in the file is not AWS's, which stays. */
  keptNames: number
  teams: { id: string; teams: string[] }[]
  environments: { id: string; environment: string }[]
  criticalities: { id: string; criticality: Criticality }[]
}

/** What is as the file says already stays as it is, whoever said so. Names of teams that differ only in case are one team. */
export function planImport(
  lines: readonly ImportLine[],
  stored: readonly StoredAccount[],
  teamNames: readonly string[],
): ImportPlan {
  const known = new Map(stored.map((account) => [account.id, account]))
  const exact = new Set(teamNames)
  const spelling = spellingsOf(
    teamNames,
    lines.flatMap(({ teams }) => teams ?? []),
  )
  const wanted = lines.map((line) => ({
    ...line,
    account: known.get(line.id),
    teams: line.teams === null ? null : [...new Set(line.teams.map(spelling))],
  }))
  const renamed = wanted.flatMap(({ id, name, account }) =>
    account !== undefined && name !== null && name !== account.name ? [{ id, name, isRead: account.isRead }] : [],
  )
  return {
    newAccounts: lines.filter(({ id }) => !known.has(id)),
    newTeams: [...new Set(wanted.flatMap(({ teams }) => teams ?? []))].filter((name) => !exact.has(name)).sort(),
    names: renamed.filter(({ isRead }) => !isRead).map(({ id, name }) => ({ id, name })),
    keptNames: renamed.filter(({ isRead }) => isRead).length,
    teams: wanted.flatMap(({ id, teams, account }) =>
      teams === null || isSame(teams, account?.teams ?? []) ? [] : [{ id, teams }],
    ),
    environments: wanted.flatMap(({ id, environment, account }) =>
      environment === null || environment === account?.environment ? [] : [{ id, environment }],
    ),
    criticalities: wanted.flatMap(({ id, criticality, account }) =>
      criticality === null || criticality === account?.criticality ? [] : [{ id, criticality }],
    ),
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name))
}
