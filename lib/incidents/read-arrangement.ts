/** Reads what a page needs on which somebody arranges incidents: what would come of it, and with which others. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Principal } from '@/lib/domain/access'
import type { PreviewedIncident } from '@/lib/domain/arrangement-preview'
import { AppError } from '@/lib/errors'
import type { Arrangement } from './arrangement'
import type { IncidentSummaryView } from './contract'
import { NO_INCIDENT_FILTER } from './filter'
import { getIncident, listIncidents } from './read'
import { previewArrangement } from './read-preview'

/** What would come of an arrangement, or why it cannot be. */
export type ArrangementPreview = { incidents: PreviewedIncident[] } | { refusal: string }

/** Every incident that it would touch, before and after. Nothing is changed. */
export async function readArrangementPreview(
  principal: Principal,
  arrangement: Arrangement,
): Promise<ArrangementPreview> {
  try {
    return { incidents: await previewArrangement(principal, arrangement) }
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.message }
    throw error
  }
}

const DAY = 86_400_000
const MOST_OFFERED = 20

/** The incident that is arranged, as far as it matters to which others are offered. */
type Arranged = Pick<IncidentSummaryView, 'id' | 'startedAt' | 'endedAt' | 'endUnknown' | 'regions'>

/** The incidents that fit `q`, a number or words; without it those of the days around, nearest first. Never the one itself. */
export async function listOtherIncidents(
  arranged: Arranged,
  q: string,
  accounts: VisibleAccounts,
): Promise<IncidentSummaryView[]> {
  const [byNumber, listed] = await Promise.all([
    findByNumber(q, accounts),
    q === '' ? listNearby(arranged, accounts) : listByWords(q, accounts),
  ])
  const all = [...byNumber, ...listed.filter(({ id }) => id !== byNumber[0]?.id)]
  return all.filter(({ id }) => id !== arranged.id).slice(0, MOST_OFFERED)
}

async function findByNumber(q: string, accounts: VisibleAccounts): Promise<IncidentSummaryView[]> {
  const id = /^#?(\d{1,18})$/.exec(q)?.[1]
  if (id === undefined) return []
  const found = await getIncident(id, accounts).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
  return found === null ? [] : [found]
}

async function listByWords(q: string, accounts: VisibleAccounts): Promise<IncidentSummaryView[]> {
  const filter = { ...NO_INCIDENT_FILTER, q }
  return (await listIncidents(filter, { limit: MOST_OFFERED + 1, cursor: null }, accounts)).data
}

/** Of the same Regions first, then by how near they began. Where nobody knows an end, the start counts alone. */
async function listNearby(arranged: Arranged, accounts: VisibleAccounts): Promise<IncidentSummaryView[]> {
  const began = Date.parse(arranged.startedAt)
  const ended = arranged.endedAt === null ? Math.max(began, goesOnUntil(arranged)) : Date.parse(arranged.endedAt)
  const filter = {
    ...NO_INCIDENT_FILTER,
    from: new Date(began - DAY).toISOString(),
    to: new Date(ended + DAY).toISOString(),
  }
  const { data } = await listIncidents(filter, { limit: 200, cursor: null }, accounts)
  const nearby = data.filter(({ endUnknown, startedAt }) => !endUnknown || Date.parse(startedAt) >= began - DAY)
  const shares = ({ regions }: IncidentSummaryView) => regions.some((region) => arranged.regions.includes(region))
  const apart = ({ startedAt }: IncidentSummaryView) => Math.abs(Date.parse(startedAt) - began)
  return nearby.toSorted((a, b) => Number(shares(b)) - Number(shares(a)) || apart(a) - apart(b))
}

function goesOnUntil({ startedAt, endUnknown }: Arranged): number {
  return endUnknown ? Date.parse(startedAt) : Date.now()
}
