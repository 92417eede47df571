/** Rules that give accounts their team, environment and criticality by their tags, and what they change. */
import { CRITICALITIES, type Criticality } from './blast-radius/facts'
import { toPlainName } from './plain-name'

/** manual: somebody said so. rule: an AccountRule did. */
export type AssignmentOrigin = 'manual' | 'rule'

/** What a rule can give. */
export const GIVEN = ['team', 'environment', 'criticality'] as const

/** "Tag `owner` names the team." The first rule that fits decides, for team, environment and criticality each. */
export interface AccountRule {
  gives: (typeof GIVEN)[number]
  /** As AWS compares it: case counts. */
  tagKey: string
  /** Null: whatever the tag's value. */
  tagValue: string | null
  /** The team's or environment's name, or the criticality; null: the tag's value. */
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
  criticality: Criticality | null
  criticalityOrigin: AssignmentOrigin | null
}

/** What rules make of the accounts, beside what is stored. */
export interface AssignmentPlan {
  /** Names of teams that are not there yet, sorted. */
  newTeams: string[]
  /** Accounts whose team by rule changes: ids before, the name after. */
  teams: { account: string; before: readonly string[]; after: string | null }[]
  environments: { account: string; before: string | null; after: string | null }[]
  criticalities: { account: string; before: Criticality | null; after: Criticality | null }[]
  /** Values of tags that should say how critical an account is and do not, most frequent first. */
  notUnderstood: { value: string; accounts: number }[]
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

/** The rules that fit, in order, each with the plain name that it gives. */
function fitting(rules: readonly AccountRule[], gives: AccountRule['gives'], tags: RuledAccount['tags']): Decision[] {
  return rules.flatMap((rule, index) => {
    if (rule.gives !== gives || !Object.hasOwn(tags, rule.tagKey)) return []
    const value = tags[rule.tagKey] ?? ''
    if (rule.tagValue !== null && rule.tagValue !== value) return []
    const name = toPlainName(rule.name ?? value, NAME_LENGTH)
    return name === null ? [] : [{ rule: index, name }]
  })
}

/** The criticality that a text names, in any case; null where it names none. */
export function criticalityOf(text: string): Criticality | null {
  const word = text.trim().toLowerCase()
  return CRITICALITIES.find((each) => each === word) ?? null
}

/** The first rule that gives one of the four decides; where none does, what they gave is not understood. */
function decideCriticality(fits: readonly Decision[]): {
  decided: (Decision & { value: Criticality }) | null
  unread: string[]
} {
  for (const fit of fits) {
    const value = criticalityOf(fit.name)
    if (value !== null) return { decided: { ...fit, value }, unread: [] }
  }
  return { decided: null, unread: fits.map(({ name }) => name) }
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
    team: (account.hasManualTeam ? undefined : fitting(rules, 'team', account.tags)[0]) ?? null,
    environment:
      (account.environmentOrigin === 'manual' ? undefined : fitting(rules, 'environment', account.tags)[0]) ?? null,
    criticality: decideCriticality(
      account.criticalityOrigin === 'manual' ? [] : fitting(rules, 'criticality', account.tags),
    ),
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
    criticalities: named
      .filter(({ account }) => account.criticalityOrigin !== 'manual')
      .map(({ account, criticality }) => ({
        account: account.id,
        before: account.criticality,
        after: criticality.decided?.value ?? null,
      }))
      .filter(({ before, after }) => before !== after),
    notUnderstood: countValues(named.flatMap(({ criticality }) => criticality.unread)),
    decides: countDecisions(
      rules.length,
      named.flatMap(({ team, environment, criticality }) => [team, environment, criticality.decided]),
    ),
  }
}

function countValues(values: readonly string[]): AssignmentPlan['notUnderstood'] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Array.from(counts, ([value, accounts]) => ({ value, accounts })).sort(
    (one, other) => other.accounts - one.accounts || (one.value < other.value ? -1 : 1),
  )
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
