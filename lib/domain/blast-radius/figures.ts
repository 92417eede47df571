/** Counts whom an incident touches: as a whole, and by team, environment, service or place in the organization. */
import type { Instant } from '../health-event'
import type { BlastAccount, BlastFacts } from './facts'
import { accountFilter, type BlastFilter } from './filter'
import { type GroupDimension, groupNamer } from './group-names'
import { certaintyOf, TOUCH } from './moment'

/** How many accounts are touched: `BlastCounts` of lib/blast-radius. */
export interface Counts {
  touched: number
  confirmed: number
  reported: number
  inferred: number
  unknown: number
  cleared: number
  /** Those that are not gone, and whoever else is touched. */
  total: number
}

/** Accounts that have something in common: `BlastGroupRow` of lib/blast-radius. */
export interface Group {
  /** Null: those without. */
  id: string | null
  name: string
  /** Only by service: where it fails, in order. */
  regions?: string[]
  touched: number
  confirmed: number
  reported: number
  inferred: number
  total: number
  entities: number
  /** Of the touched ones, per thousand of what all accounts weigh. */
  weight: number
}

/** The figures of the whole. */
export function countsOf({ accounts }: BlastFacts, touches: Uint8Array): Counts {
  const byTouch = [0, 0, 0, 0, 0, 0]
  let total = 0
  for (const [index, { isGone }] of accounts.entries()) {
    const touch = touches[index] ?? 0
    byTouch[touch] = (byTouch[touch] ?? 0) + 1
    if (!isGone || touch >= TOUCH.inferred) total += 1
  }
  const [, unknown = 0, cleared = 0, inferred = 0, reported = 0, confirmed = 0] = byTouch
  return { touched: inferred + reported + confirmed, confirmed, reported, inferred, unknown, cleared, total }
}

/** What the touched accounts weigh, per thousand of all that count; 0 where there are none. */
export function weightOf({ accounts }: BlastFacts, touches: Uint8Array): number {
  let touched = 0
  for (const [index, { weight }] of accounts.entries()) if ((touches[index] ?? 0) >= TOUCH.inferred) touched += weight
  return perThousand(touched, wholeWeight(accounts, touches))
}

/** Resources that AWS named in the touched accounts. */
export function entitiesOf({ accounts }: BlastFacts, touches: Uint8Array): number {
  return accounts.reduce(
    (sum, { entities }, index) => sum + ((touches[index] ?? 0) >= TOUCH.inferred ? entities : 0),
    0,
  )
}

/**
 * One row for each group in which the filter leaves a touched account: the weightiest first, those without last. An
 * account of two teams, or hit through two services, counts in both. `total` counts whatever the filter hides. `at` is the
 * moment of the touches in ms, null: the whole time.
 */
export function groupsOf(
  facts: BlastFacts,
  touches: Uint8Array,
  by: GroupDimension,
  filter: BlastFilter,
  at: Instant | null = null,
): Group[] {
  const groups = new Map<string | null, Group>()
  const namesOf = groupNamer(facts, by, at)
  const passes = accountFilter(facts, filter, at)
  for (const [index, account] of facts.accounts.entries()) {
    const certainty = certaintyOf(touches[index] ?? 0)
    if (certainty === null && account.isGone) continue
    const counts = certainty !== null && isWanted(filter, certainty) && passes(account) ? certainty : null
    for (const { id, name } of namesOf(account)) {
      const group = groups.get(id) ?? emptyGroup(id, name)
      groups.set(id, group)
      group.total += 1
      if (counts === null) continue
      group.touched += 1
      group[counts] += 1
      group.entities += account.entities
      group.weight += account.weight
    }
  }
  const whole = wholeWeight(facts.accounts, touches)
  return [...groups.values()]
    .filter(({ touched }) => touched > 0)
    .sort(inOrder)
    .map((group) => ({
      ...group,
      weight: perThousand(group.weight, whole),
      ...(by === 'service' ? { regions: regionsOf(facts, group.id) } : {}),
    }))
}

function regionsOf({ events, faults }: BlastFacts, service: string | null): string[] {
  const own = [...events, ...faults].filter((each) => each.service === service)
  return [...new Set(own.flatMap(({ region }) => region ?? []))].sort()
}

function emptyGroup(id: string | null, name: string): Group {
  return { id, name, touched: 0, confirmed: 0, reported: 0, inferred: 0, total: 0, entities: 0, weight: 0 }
}

function isWanted({ certainty }: BlastFilter, own: BlastFilter['certainty'][number]): boolean {
  return certainty.length === 0 || certainty.includes(own)
}

function wholeWeight(accounts: readonly BlastAccount[], touches: Uint8Array): number {
  let whole = 0
  for (const [index, { isGone, weight }] of accounts.entries())
    if (!isGone || (touches[index] ?? 0) >= TOUCH.inferred) whole += weight
  return whole
}

function perThousand(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000)
}

/** Those without last; then the weightiest, the most, by name, by id. */
function inOrder(a: Group, b: Group): number {
  const isLess = a.name === b.name ? (a.id ?? '') < (b.id ?? '') : a.name < b.name
  return (
    Number(a.id === null) - Number(b.id === null) || b.weight - a.weight || b.touched - a.touched || (isLess ? -1 : 1)
  )
}
