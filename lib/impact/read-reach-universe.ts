/** Reads whom outages can reach: the directory, and in one go what all accounts use; shared until accounts move. */
import 'server-only'
import { readDirectory } from '@/lib/blast-radius/read-directory'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { breathe, isTired } from '@/lib/db/slices'
import { parseFaults } from '@/lib/domain/impact/faults-text'
import type { FaultPlace, Positions, Reach, ReachUniverse, UniverseAccount } from '@/lib/domain/impact/reach-universe'
import { reachFinder } from '@/lib/domain/impact/reach-universe'
import { listDeclaredWorkloads } from '@/lib/workloads/read'
import { listWorkloadAccounts } from '@/lib/workloads/read-accounts'

/** An account that outages can touch, and what it is called. */
export interface KnownAccount extends UniverseAccount {
  /** Null: the directory does not know it, but only that it uses something. */
  name: string | null
  isInDirectory: boolean
}

export interface Universe extends ReachUniverse {
  accounts: readonly KnownAccount[]
  positionOf: ReadonlyMap<string, number>
  /** Whom what failed reaches, as faults-text.ts tells it; the same list for the same text. */
  reachesOf(faults: string): readonly Reach[]
  /** The same of what failed in one service and Region. */
  reachesWithin(faults: string, service: string | null, region: string | null): readonly Reach[]
}

/** Everybody, whoever asks: readers are given what is theirs. */
export function readUniverse(): Promise<Universe> {
  return cachedRead('accounts', 'universe of impact', async () => {
    const [directory, workloads] = await Promise.all([readDirectory(), listDeclaredWorkloads()])
    const accounts = directory.accounts.map(
      ({ id, name, status, isGone, partition, connectionId, usageUnknown }): KnownAccount => ({
        ...{ id, name, isGone, partition, connectionId, usageUnknown },
        isInDirectory: status !== null,
      }),
    )
    const positionOf = new Map(accounts.map(({ id }, position) => [id, position]))
    const ids = workloads.map(({ id }) => id)
    const [users, running] = await Promise.all([
      listUsers(positionOf),
      ids.length === 0 ? new Map<string, string[]>() : listWorkloadAccounts(pool(), ids),
    ])
    const workloadAccounts = new Map([...running].map(([id, runsIn]) => [id, positionsOf(runsIn, positionOf)]))
    return withMemory({ accounts, positionOf, users, workloadAccounts, workloads })
  })
}

function withMemory(universe: Omit<Universe, 'reachesOf' | 'reachesWithin'>): Universe {
  const known = new Map<string, readonly Reach[]>()
  const find = reachFinder(universe)
  const remember = (key: string, faults: readonly FaultPlace[]) => {
    const reaches = [find(faults)]
    known.set(key, reaches)
    return reaches
  }
  return {
    ...universe,
    reachesOf: (faults) => known.get(faults) ?? remember(faults, parseFaults(faults)),
    reachesWithin(faults, service, region) {
      const key = `${faults} of ${service} ${region}`
      const isOfIt = (fault: FaultPlace) => fault.service === service && fault.region === region
      return known.get(key) ?? remember(key, parseFaults(faults).filter(isOfIt))
    },
  }
}

/** By service and Region. Sorted by PostgreSQL it would take three times as long. */
async function listUsers(positionOf: ReadonlyMap<string, number>): Promise<Map<string, Map<string, Positions>>> {
  const { rows } = await pool().query<{ service: string; region: string; ids: string }>(
    "SELECT service, region, string_agg(account_id, ' ') AS ids FROM service_usage GROUP BY service, region",
  )
  const users = new Map<string, Map<string, Positions>>()
  for (const { service, region, ids } of rows) {
    const regions = users.get(service) ?? new Map<string, Positions>()
    users.set(service, regions.set(region, positionsOf(ids.split(' '), positionOf)))
    if (isTired()) await breathe()
  }
  return users
}

/** In order, each once; those that are not known left out. */
function positionsOf(ids: readonly string[], positionOf: ReadonlyMap<string, number>): Positions {
  const found = new Uint32Array(ids.length)
  let count = 0
  for (const id of ids) {
    const position = positionOf.get(id)
    if (position !== undefined) found[count++] = position
  }
  const sorted = found.subarray(0, count).sort()
  return sorted.every((position, index) => index === 0 || position !== sorted[index - 1])
    ? sorted
    : Uint32Array.from(new Set(sorted))
}
