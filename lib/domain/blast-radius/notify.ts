/** Tells which teams own the touched accounts, so that somebody tells them. */
import type { BlastFacts } from './facts'
import { certaintyOf } from './moment'

/** A team, and the touched accounts that it owns. */
export interface OwnerToTell {
  /** Null: accounts that nobody owns. */
  team: { id: string; name: string } | null
  confirmed: number
  reported: number
  inferred: number
  /** Indices of the touched accounts, surest first. */
  accounts: number[]
}

/** Those with the most certain accounts first, then with the most; the accounts that nobody owns last. */
export function ownersToTell(facts: BlastFacts, touches: Uint8Array): OwnerToTell[] {
  const owners = new Map<number | null, OwnerToTell>()
  for (const [index, account] of facts.accounts.entries()) {
    const certainty = certaintyOf(touches[index] ?? 0)
    if (certainty === null) continue
    for (const team of account.teams.length === 0 ? [null] : account.teams) {
      const owner = owners.get(team) ?? ownerOf(facts, team)
      owners.set(team, owner)
      owner[certainty] += 1
      owner.accounts.push(index)
    }
  }
  for (const { accounts } of owners.values()) accounts.sort((a, b) => (touches[b] ?? 0) - (touches[a] ?? 0) || a - b)
  return [...owners.values()].sort(inOrder)
}

function ownerOf({ teams }: BlastFacts, team: number | null): OwnerToTell {
  return { team: team === null ? null : (teams[team] ?? null), confirmed: 0, reported: 0, inferred: 0, accounts: [] }
}

function inOrder(a: OwnerToTell, b: OwnerToTell): number {
  return (
    Number(a.team === null) - Number(b.team === null) ||
    b.confirmed - a.confirmed ||
    b.reported - a.reported ||
    b.inferred - a.inferred ||
    compare(a.team?.name ?? '', b.team?.name ?? '') ||
    compare(a.team?.id ?? '', b.team?.id ?? '')
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
