/** Reads where accounts can be hit: what they use by service and Region, and what rests on one place. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { exposureGrid } from '@/lib/domain/blast-radius/exposure'
import { presetsOf } from '@/lib/domain/blast-radius/exposure-presets'
import { singlePointsOf } from '@/lib/domain/blast-radius/exposure-single-points'
import type { ExposureView } from './contract'
import { listExposed, listIdentityCenters, listOwners } from './read-exposed'
import { listUses, readServiceNames } from './read-uses'

const TOPICS = ['accounts', 'connections'] as const

/** Of one account; of one that the reader may not see, nothing is known. */
export function getAccountExposure(id: string, accounts: VisibleAccounts): Promise<ExposureView> {
  const isSeen = accounts === null || accounts.includes(id)
  return cachedRead(TOPICS, `exposure of account ${id} ${visibilityKey(accounts)}`, async () =>
    exposureOf(isSeen ? [id] : [], isSeen ? await listOwners(id, accounts) : []),
  )
}

/** A team and those of its accounts that the reader may see. */
interface SeenTeam {
  id: string
  name: string
  accounts: readonly { id: string }[]
  /** Whether these are all of its accounts. */
  isWhole: boolean
}

/** Of all accounts of a team, as far as they are given. */
export function getTeamExposure(team: SeenTeam, accounts: VisibleAccounts): Promise<ExposureView> {
  const ids = team.accounts.map(({ id }) => id)
  return cachedRead(TOPICS, `exposure of team ${team.id} ${visibilityKey(accounts)}`, async () => {
    const { id, name, isWhole } = team
    const exposure = await exposureOf(ids, isWhole ? [{ id, name, accounts: await listExposed(ids) }] : [])
    // What is not seen may well run elsewhere.
    return isWhole ? exposure : { ...exposure, points: exposure.points.filter(({ kind }) => kind !== 'region') }
  })
}

async function exposureOf(
  ids: readonly string[],
  owners: Awaited<ReturnType<typeof listOwners>>,
): Promise<ExposureView> {
  const [exposed, uses, identityCenters] = await Promise.all([
    listExposed(ids),
    listUses(ids, Date.now()),
    listIdentityCenters(ids),
  ])
  const points = singlePointsOf({ accounts: exposed, owners, identityCenters })
  return {
    accounts: ids.length,
    unknown: exposed.filter(({ usageUnknown }) => usageUnknown).length,
    uses,
    serviceNames: await readServiceNames([...new Set(uses.map(({ service }) => service))]),
    points,
    presets: presetsOf({
      partitions: [...new Set(exposed.map(({ partition }) => partition))],
      identityCenters: [...new Set(identityCenters.map(({ region }) => region))],
      regions: exposureGrid(uses).regions,
      services: [],
    }),
  }
}
