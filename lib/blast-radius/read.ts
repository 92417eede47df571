/** Reads blast radii as pages of rows: of an incident, or of what would happen. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { countsOf, entitiesOf, groupsOf, weightOf } from '@/lib/domain/blast-radius/figures'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import { AppError } from '@/lib/errors'
import type {
  BlastAccountDetail,
  BlastAccountRow,
  BlastDimension,
  BlastEntityRow,
  BlastGroupRow,
  BlastPage,
  BlastSummary,
} from './contract'
import { formatEntityCursor, formatRowCursor, parseEntityCursor, parseRowCursor, type RowPosition } from './cursor'
import { type BlastView, formatBlastView } from './filter'
import { knownFilter } from './present-filter'
import { listTouched } from './present-list'
import { getBlastFacts, whatIfFacts } from './read-facts'
import { listEntityRows } from './read-row-entities'
import { findAccountDetail, listAccountRows } from './read-rows'
import type { BlastPageRequest, Supposed } from './request'

/**
 * A page of an incident's blast radius, as far as the reader may see it.
 * @throws AppError NOT_FOUND, also where the incident may not be seen; INVALID for a cursor that is none
 */
export async function getBlastPage(
  id: string,
  view: BlastView,
  page: BlastPageRequest,
  accounts: VisibleAccounts,
): Promise<BlastPage> {
  return readBlastPage(await getBlastFacts(id, accounts), view, page)
}

/** A page of what would happen. @throws AppError INVALID for a cursor that is none */
export async function getWhatIfPage(
  { service, region }: Supposed,
  view: BlastView,
  page: BlastPageRequest,
  accounts: VisibleAccounts,
): Promise<BlastPage> {
  return readBlastPage(await whatIfFacts(service, region, accounts), view, page)
}

/**
 * What there is to say of one account.
 * @throws AppError NOT_FOUND, also where the incident or the account may not be seen
 */
export async function getBlastAccount(
  id: string,
  accountId: string,
  at: string | null,
  accounts: VisibleAccounts,
): Promise<BlastAccountDetail> {
  const detail = await findAccountDetail(await getBlastFacts(id, accounts), accountId, momentOf(at))
  if (detail === null) throw new AppError('NOT_FOUND', `Nothing is known of an account ${accountId.slice(0, 40)} here.`)
  return detail
}

/** Pages that were asked for, for as long as the facts stand that they are made of. */
const pages = new WeakMap<BlastFacts, Map<string, Promise<BlastPage>>>()
const MOST_PAGES = 200

/** One page of rows; the same object for all who ask the same of the same facts. @throws AppError INVALID for a cursor that is none */
function readBlastPage(facts: BlastFacts, view: BlastView, page: BlastPageRequest): Promise<BlastPage> {
  const known = pages.get(facts) ?? new Map<string, Promise<BlastPage>>()
  pages.set(facts, known)
  const key = `${formatBlastView(view)} ${page.limit} ${page.cursor}`
  const found = known.get(key) ?? makePage(facts, view, page)
  known.delete(key)
  known.set(key, found)
  found.catch(() => known.delete(key))
  const [oldest] = known.keys()
  if (known.size > MOST_PAGES && oldest !== undefined) known.delete(oldest)
  return found
}

async function makePage(facts: BlastFacts, view: BlastView, page: BlastPageRequest): Promise<BlastPage> {
  const touches = touchesAt(facts, momentOf(view.at))
  return { summary: summaryOf(facts, touches, view.at), ...(await rowsOf({ facts, touches, view, page })) }
}

/** The rows of a page alone, worked out afresh. @throws AppError INVALID for a cursor that is none */
export function readBatch(
  facts: BlastFacts,
  view: BlastView,
  page: BlastPageRequest,
): Promise<Rows<BlastPage['data'][number]>> {
  return rowsOf({ facts, touches: touchesAt(facts, momentOf(view.at)), view, page })
}

/** What a page is made of. */
interface Asked {
  facts: BlastFacts
  touches: Uint8Array
  view: BlastView
  page: BlastPageRequest
}

async function rowsOf(asked: Asked): Promise<Rows<BlastPage['data'][number]>> {
  const { by } = asked.view
  if (by === 'account') return accountPage(asked)
  return by === 'entity' ? entityPage(asked) : groupPage(asked, by)
}

/** The figures of the whole, whatever is filtered. */
export function summaryOf(facts: BlastFacts, touches: Uint8Array, at: string | null): BlastSummary {
  return {
    incidentId: facts.incidentId,
    ...{ at, asOf: new Date(facts.asOf).toISOString(), catalogue: facts.catalogue },
    ...countsOf(facts, touches),
    entities: entitiesOf(facts, touches),
    weight: weightOf(facts, touches),
  }
}

type Rows<Row> = Omit<BlastPage<Row>, 'summary'>

async function accountPage({ facts, touches, view, page }: Asked): Promise<Rows<BlastAccountRow>> {
  const { limit, cursor } = page
  const position = cursor === null ? null : parseRowCursor('account', cursor)
  const indices = listTouched(facts, touches, view)
  const ids = indices.map((index) => facts.accounts[index]?.id ?? '')
  const start = startAfter(ids, position)
  const data = await listAccountRows(facts, touches, indices.slice(start, start + limit), momentOf(view.at))
  return { data, nextCursor: nextOf('account', ids, start + limit) }
}

function groupPage(
  { facts, touches, view, page }: Asked,
  by: Exclude<BlastDimension, 'account' | 'entity'>,
): Rows<BlastGroupRow> {
  const { at, filter } = view
  const { limit, cursor } = page
  const position = cursor === null ? null : parseRowCursor(by, cursor)
  const groups = groupsOf(facts, touches, by, knownFilter(facts, filter), momentOf(at))
  const ids = groups.map(({ id }) => id ?? '')
  const start = startAfter(ids, position)
  return { data: groups.slice(start, start + limit), nextCursor: nextOf(by, ids, start + limit) }
}

async function entityPage({ facts, touches, view, page }: Asked): Promise<Rows<BlastEntityRow>> {
  const { limit, cursor } = page
  const after = cursor === null ? null : parseEntityCursor(cursor)
  const { services } = knownFilter(facts, view.filter)
  const accounts = listTouched(facts, touches, view)
    .flatMap((index) => facts.accounts[index] ?? [])
    .filter(({ entities }) => entities > 0)
  const wanted = ({ service }: { service: string }) => services.length === 0 || services.includes(service)
  const rows = await listEntityRows(
    facts.events.filter(wanted),
    accounts.map(({ id }) => id),
    after,
    limit + 1,
  )
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  if (rows.length <= limit || last === undefined) return { data, nextCursor: null }
  const { eventId, accountId, entityValue, entityArn } = last
  return { data, nextCursor: formatEntityCursor([eventId, accountId, entityValue, entityArn ?? '']) }
}

function startAfter(ids: readonly string[], position: RowPosition | null): number {
  if (position === null) return 0
  const { id, place } = position
  if (ids[place - 1] === id) return place
  const found = ids.indexOf(id)
  return found < 0 ? place : found + 1
}

function nextOf(by: BlastDimension, ids: readonly string[], end: number): string | null {
  const id = ids[end - 1]
  return id === undefined || end >= ids.length ? null : formatRowCursor(by, { id, place: end })
}

/** ms */
export function momentOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}
