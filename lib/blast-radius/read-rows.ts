/** Reads accounts of a blast radius as rows: with their reasons, the usage these rest on, and their resources. */
import 'server-only'
import type { BlastAccount, BlastFacts } from '@/lib/domain/blast-radius/facts'
import { certaintyOf, TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'
import { unitPath } from '@/lib/domain/blast-radius/units'
import type { BlastAccountDetail, BlastAccountRow, BlastEntity, BlastReason } from './contract'
import { type ReasonDraft, reasonDrafter } from './present-reasons'
import { freshFrom } from './read-facts'
import { listFirstEntities } from './read-row-entities'
import { readRowUsage } from './read-row-usage'

/** How much of each account stands in its row. */
interface RowExtent {
  reasons: number
  entities: number
}

/** In lists and files. */
const ROW_EXTENT: RowExtent = { reasons: 20, entities: 100 }
const DETAIL_EXTENT: RowExtent = { reasons: 200, entities: 100 }

/** The touched accounts among these indices, in their order, at a moment (ms; null: over the whole time). */
export async function listAccountRows(
  facts: BlastFacts,
  touches: Uint8Array,
  indices: readonly number[],
  at: number | null,
): Promise<BlastAccountRow[]> {
  const touched = indices.flatMap((index) => {
    const account = facts.accounts[index]
    const certainty = certaintyOf(touches[index] ?? 0)
    return account === undefined || certainty === null ? [] : [{ account, certainty }]
  })
  const written = await describe(
    facts,
    touched.map(({ account }) => account),
    at,
    ROW_EXTENT,
  )
  return touched.map(({ account, certainty }, place) => ({ ...present(facts, account, written[place]), certainty }))
}

/** What there is to say of one account; null where the facts do not hold it. */
export async function findAccountDetail(
  facts: BlastFacts,
  accountId: string,
  at: number | null,
): Promise<BlastAccountDetail | null> {
  const index = facts.accounts.findIndex(({ id }) => id === accountId)
  const account = facts.accounts[index]
  if (account === undefined) return null
  const [written] = await describe(facts, [account], at, DETAIL_EXTENT)
  const touch = touchesAt(facts, at)[index] ?? TOUCH.none
  const other = touch === TOUCH.cleared ? 'cleared' : touch === TOUCH.unknown ? 'unknown' : 'none'
  return { ...present(facts, account, written), certainty: certaintyOf(touch) ?? other, report: account.report }
}

interface Written {
  reasons: BlastReason[]
  reasonCount: number
  entities: BlastEntity[]
}

async function describe(
  facts: BlastFacts,
  accounts: readonly BlastAccount[],
  at: number | null,
  extent: RowExtent,
): Promise<Written[]> {
  const drafted = accounts.map(reasonDrafter(facts, at, extent.reasons))
  const [reasons, entities] = await Promise.all([
    withUsage(
      facts,
      accounts,
      drafted.map(({ drafts }) => drafts),
    ),
    listFirstEntities(
      accounts.flatMap(({ id, named, entities: count }) =>
        count === 0 ? [] : named.flatMap(([event]) => namingOf(id, facts.events[event]?.id)),
      ),
      extent.entities,
    ),
  ])
  return accounts.map(({ id }, place) => ({
    reasons: reasons[place] ?? [],
    reasonCount: drafted[place]?.count ?? 0,
    entities: entities.get(id) ?? [],
  }))
}

function namingOf(accountId: string, eventId: string | undefined) {
  return eventId === undefined ? [] : [{ accountId, eventId }]
}

async function withUsage(
  facts: BlastFacts,
  accounts: readonly BlastAccount[],
  drafts: readonly ReasonDraft[][],
): Promise<BlastReason[][]> {
  const wanted = drafts.flatMap((each, place) =>
    each.flatMap(({ end }) => (end === null ? [] : [{ accountId: accounts[place]?.id ?? '', end }])),
  )
  const usages = (await readRowUsage(wanted, freshFrom(facts.to ?? facts.asOf))).values()
  return drafts.map((each) =>
    each.map(({ reason, end }) => (end === null ? reason : { ...reason, usage: usages.next().value ?? null })),
  )
}

function present(
  facts: BlastFacts,
  account: BlastAccount,
  written: Written | undefined,
): Omit<BlastAccountRow, 'certainty'> {
  const { id, name, status, criticality, weight, report } = account
  const teams = account.teams.flatMap((team) => facts.teams[team] ?? [])
  const unit = account.unit === null ? undefined : facts.units[account.unit]
  return {
    ...{ accountId: id, name, status, team: teams[0]?.name ?? null, teams },
    environment: account.environment === null ? null : (facts.environments[account.environment] ?? null),
    criticality,
    orgUnit:
      unit === undefined || account.unit === null
        ? null
        : { id: unit.id, name: unit.name, path: unitPath(facts.units, account.unit).join('/') },
    clearedBy: report?.verdict === 'clear' ? { name: report.by, note: report.note, at: report.at } : null,
    weight,
    ...(written ?? { reasons: [], reasonCount: 0, entities: [] }),
    entityCount: account.entities,
  }
}
