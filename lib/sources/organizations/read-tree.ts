/** Walks through an organization from its roots: each unit, then the accounts right in it. */
import type { DirectoryAccount, DirectoryUnit } from '@/lib/domain/aws-directory'
import type { Unreadable } from '@/lib/sources/source'
import type { OrganizationsClient } from './client'
import { normaliseAccounts, normaliseUnits } from './normalise'

/** What a walk hands over as it comes; a unit always before its accounts and the units below it. */
export interface TreeListener {
  units(units: DirectoryUnit[]): Promise<void>
  accounts(accounts: DirectoryAccount[]): Promise<void>
  unreadable(items: Unreadable[]): void
}

/**
 * One page of accounts is held at a time. Costs a call for each 20 accounts and each 20 units, and two for each unit at
 * least.
 */
export async function readTree(organizations: OrganizationsClient, listener: TreeListener): Promise<void> {
  const waiting: DirectoryUnit[] = []
  const known = new Set<string>()
  const found = async (given: Parameters<typeof normaliseUnits>[0], parent: DirectoryUnit | null) => {
    const { items, unreadable } = normaliseUnits(given, parent)
    listener.unreadable(unreadable)
    const fresh = items.filter(({ id }) => !known.has(id))
    for (const { id } of fresh) known.add(id)
    if (fresh.length > 0) await listener.units(fresh)
    waiting.push(...fresh)
  }
  for await (const page of organizations.roots()) await found(page.Roots ?? [], null)
  for (let parent = waiting.shift(); parent !== undefined; parent = waiting.shift()) {
    for await (const page of organizations.accountsBelow(parent.id)) {
      const { items, unreadable } = normaliseAccounts(page.Accounts ?? [], parent.id)
      listener.unreadable(unreadable)
      if (items.length > 0) await listener.accounts(items)
    }
    for await (const page of organizations.units(parent.id)) await found(page.OrganizationalUnits ?? [], parent)
  }
}

/** Which of these accounts the organization still lists, wherever they stand: one moves while the tree is walked. */
export async function findListed(
  organizations: OrganizationsClient,
  ids: readonly string[],
): Promise<DirectoryAccount['id'][]> {
  const wanted = new Set(ids)
  const listed: string[] = []
  for await (const page of organizations.accounts()) {
    for (const { Id } of page.Accounts ?? []) if (Id !== undefined && wanted.delete(Id)) listed.push(Id)
    if (wanted.size === 0) break
  }
  return listed
}
