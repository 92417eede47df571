/** Rules that give accounts their team and environment by their tags, and what they change. */
import { toPlainName } from './plain-name'

/** manual: somebody said so. rule: an AccountRule did. */
export type AssignmentOrigin = 'manual' | 'rule'

/** "Tag `owner` names the team." The first rule that fits decides, for team and environment each. */
export interface AccountRule {
  gives: 'team' | 'environment'
  /** As AWS compares it: case counts. */
  tagKey: string
  /** Null: whatever the tag's value. */
  tagValue: string | null
  /** The team's or environment's name; null: the tag's value. */
  name: string | null
}

/** An account as far as rules go. */
export interface RuledAccount {
  id: string
  tags: Readonly<Record<string, string>>
  /** Somebody gave it a team: rules give it none. */
  hasManualTeam: boolean
  /** Ids of the teams that rules gave it. */
  ruleTeams: readonly string[]
  environment: string | null
  environmentOrigin: AssignmentOrigin | null
}

/** What rules make of the accounts, beside what is stored. */
export interface AssignmentPlan {
  /** Names of teams that are not there yet, sorted. */
  newTeams: string[]
  /** Accounts whose team by rule changes: ids before, the name after. */
  teams: { account: string; before: readonly string[]; after: string | null }[]
  environments: { account: string; before: string | null; after: string | null }[]
  /** Per rule: how many accounts it decides. */
  decides: number[]
}

/** How long the names of teams and environments may be. */
export const NAME_LENGTH = 60

/** Which rule decides, by its place, and the plain name that it gives. */
interface Decision {
  rule: number
  name: string
}

/** Null where no rule fits. */
function decide(
  rules: readonly AccountRule[],
  gives: AccountRule['gives'],
  tags: RuledAccount['tags'],
): Decision | null {
  for (const [index, rule] of rules.entries()) {
    if (rule.gives !== gives || !Object.hasOwn(tags, rule.tagKey)) continue
    const value = tags[rule.tagKey] ?? ''
    if (rule.tagValue !== null && rule.tagValue !== value) continue
    const name = toPlainName(rule.name ?? value, NAME_LENGTH)
    if (name !== null) return { rule: index, name }
  }
  return null
}

/**
 * What changes when the rules are applied. Names that differ only in case are one team: the one that is stored, else the
 * first spelling in order. Does not depend on the order of the accounts.
 */
export function planAssignments(
  rules: readonly AccountRule[],
  accounts: readonly RuledAccount[],
  teams: readonly { id: string; name: string }[],
): AssignmentPlan {
  const decided = accounts.map((account) => ({
    account,
    team: account.hasManualTeam ? null : decide(rules, 'team', account.tags),
    environment: account.environmentOrigin === 'manual' ? null : decide(rules, 'environment', account.tags),
  }))
  const spelling = spellingsOf(
    teams.map(({ name }) => name),
    decided.flatMap(({ team }) => team?.name ?? []),
  )
  const named = decided.map((each) => ({ ...each, name: each.team === null ? null : spelling(each.team.name) }))
  const idOf = new Map(teams.map(({ id, name }) => [name, id]))
  const unknown = named.flatMap(({ name }) => (name === null || idOf.has(name) ? [] : [name]))
  return {
    newTeams: [...new Set(unknown)].sort(),
    teams: named
      .filter(({ account, name }) => !isOnly(account.ruleTeams, name, name === null ? undefined : idOf.get(name)))
      .map(({ account, name }) => ({ account: account.id, before: account.ruleTeams, after: name })),
    environments: named
      .filter(({ account }) => account.environmentOrigin !== 'manual')
      .map(({ account, environment }) => ({
        account: account.id,
        before: account.environment,
        after: environment?.name ?? null,
      }))
      .filter(({ before, after }) => before !== after),
    decides: countDecisions(rules.length, [...named.map(({ team }) => team), ...named.map((each) => each.environment)]),
  }
}

function countDecisions(rules: number, decisions: readonly (Decision | null)[]): number[] {
  const counts = new Array<number>(rules).fill(0)
  for (const decision of decisions) if (decision) counts[decision.rule] = (counts[decision.rule] ?? 0) + 1
  return counts
}

/** Whether the teams that rules gave are the wanted one and no other. */
function isOnly(stored: readonly string[], name: string | null, id: string | undefined): boolean {
  return name === null ? stored.length === 0 : stored.length === 1 && stored[0] === id
}

/**
 * How a team's name is spelled: as it is stored, else as a stored one that differs only in case, else as the first, in
 * order, of the wanted ones that do.
 */
export function spellingsOf(stored: readonly string[], wanted: readonly string[]): (name: string) => string {
  const exact = new Set(stored)
  const folded = new Map<string, string>()
  for (const name of [...[...stored].sort(), ...[...new Set(wanted)].sort()]) {
    if (!folded.has(name.toLowerCase())) folded.set(name.toLowerCase(), name)
  }
  return (name) => (exact.has(name) ? name : (folded.get(name.toLowerCase()) ?? name))
}
