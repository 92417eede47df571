/** Narrows the touched accounts of an incident, and puts them in the order in which they matter. */
import type { Instant } from '../health-event'
import type { BlastAccount, BlastFacts, Certainty } from './facts'
import { certaintyOf } from './moment'
import { serviceFinder } from './reasons'
import { OUTSIDE_UNIT, unitsWithin } from './units'

/** What stands for "without one" among teams, environments, units and services. */
export const NONE = 'none'

/** Which touched accounts are wanted; empty lists and nulls want all. */
export interface BlastFilter {
  certainty: Certainty[]
  /** Ids of teams, or `none`. */
  teams: string[]
  /** Names of environments, or `none`. */
  environments: string[]
  /** An id of `units`: it and those below; `none`: in no organization; `outside`: not in the directory. */
  unit: string | null
  /** Catalogue ids of what failed; `none`: only people say that it is touched, or AWS names no service. */
  services: string[]
  /** 12 digits. */
  account: string | null
  /** Words, each of which stands in its id, name, environment or in the name of a team of it. */
  q: string
}

export const NO_FILTER: BlastFilter = {
  certainty: [],
  teams: [],
  environments: [],
  unit: null,
  services: [],
  account: null,
  q: '',
}

/**
 * Indices of the touched accounts that the filter lets through: surest first, then the weightiest, then by name, then by
 * id. `at` is the moment of the touches in ms, which counts for `services`; null: the whole time.
 */
export function filterAccounts(
  facts: BlastFacts,
  touches: Uint8Array,
  filter: BlastFilter,
  at: Instant | null = null,
): number[] {
  const passes = accountFilter(facts, filter, at)
  const certainties = new Set<Certainty | null>(filter.certainty)
  const found: number[] = []
  for (const [index, account] of facts.accounts.entries()) {
    const certainty = certaintyOf(touches[index] ?? 0)
    if (certainty === null || (certainties.size > 0 && !certainties.has(certainty))) continue
    if (passes(account)) found.push(index)
  }
  return found.sort((a, b) => compareAccounts(facts, touches, a, b))
}

/** Everything of the filter but certainty, as a question about one account. */
export function accountFilter(
  facts: BlastFacts,
  filter: BlastFilter,
  at: Instant | null,
): (account: BlastAccount) => boolean {
  const tests: ((account: BlastAccount) => boolean)[] = []
  const { teams, environments, unit, services, account: id } = filter
  if (id !== null) tests.push((account) => account.id === id)
  if (teams.length > 0) tests.push((account) => isOneOf(teams, teamIds(facts, account)))
  if (environments.length > 0) tests.push((account) => isOneOf(environments, environmentNames(facts, account)))
  if (unit !== null) tests.push(unitTest(facts, unit))
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length > 0) tests.push((account) => hasWords(facts, account, words))
  if (services.length > 0) tests.push(serviceTest(facts, services, at))
  return (account) => tests.every((test) => test(account))
}

function isOneOf(wanted: readonly string[], own: readonly string[]): boolean {
  return own.length === 0 ? wanted.includes(NONE) : own.some((each) => wanted.includes(each))
}

function teamIds({ teams }: BlastFacts, account: BlastAccount): string[] {
  return account.teams.flatMap((team) => teams[team]?.id ?? [])
}

function environmentNames({ environments }: BlastFacts, { environment }: BlastAccount): string[] {
  return environment === null ? [] : [environments[environment] ?? NONE]
}

function unitTest(facts: BlastFacts, unit: string): (account: BlastAccount) => boolean {
  if (unit === OUTSIDE_UNIT) return ({ status }) => status === null
  if (unit === NONE) return (account) => account.unit === null && account.status !== null
  const within = unitsWithin(facts.units, unit)
  return (account) => account.unit !== null && within.has(account.unit)
}

function serviceTest(
  facts: BlastFacts,
  wanted: readonly string[],
  at: Instant | null,
): (account: BlastAccount) => boolean {
  const { ids, of } = serviceFinder(facts, at)
  const isWanted = ids.map((id) => wanted.includes(id))
  return (account) => {
    const own = of(account)
    return own.length === 0 ? wanted.includes(NONE) : own.some((service) => isWanted[service])
  }
}

function hasWords(facts: BlastFacts, account: BlastAccount, words: readonly string[]): boolean {
  const teams = account.teams.map((team) => facts.teams[team]?.name ?? '')
  const text = [account.id, account.name ?? '', ...environmentNames(facts, account), ...teams].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

function compareAccounts({ accounts }: BlastFacts, touches: Uint8Array, a: number, b: number): number {
  const surer = (touches[b] ?? 0) - (touches[a] ?? 0)
  const [one, other] = [accounts[a], accounts[b]]
  if (surer !== 0 || one === undefined || other === undefined) return surer
  return other.weight - one.weight || compareNames(one, other) || (one.id < other.id ? -1 : 1)
}

/** In the order of the code units, the same on every machine; those without a name last. */
function compareNames({ name: a }: BlastAccount, { name: b }: BlastAccount): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
