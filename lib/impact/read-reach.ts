/** Reads whom outages touched: account-time by how sure it is, by account and by team; and which outages touched anybody. */
import 'server-only'
import { eachInSlices, inSlices } from '@/lib/db/slices'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import { finderOf, isTouched, type OutageFacts, touchedTime } from '@/lib/domain/impact/reach-outage'
import { type OwnedPeriod, type Scope, type Stretch, scopeOf } from '@/lib/domain/impact/reach-scope'
import { clipSpans, type Touch } from '@/lib/domain/impact/reach-touch'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { addSteps, ownedAt } from './read-account-time'
import { readTimeParts } from './read-months'
import { listIncidentsOfTeams } from './read-reach-events'
import { createPlaces, type Places, readOutageFacts } from './read-reach-facts'
import { countDirectory, touchRows } from './read-reach-rows'
import { readNamedCounts } from './read-reach-said'
import { readUniverse } from './read-reach-universe'
import { ownedBy, readTeamsOwned } from './read-teams-owned'

/** What is asked of outages. */
export interface TouchQuestion {
  clock: ImpactClock
  /** ms; what lies after `now` is left out. */
  period: Stretch
  /** Ids or names of teams; with `account` whichever of both. Both empty: everybody. */
  team: readonly string[]
  /** 12 digits each. */
  account: readonly string[]
}

/**
 * Whom these outages touched of the accounts that the reader may see. An account counts for a team, and for the team that is
 * asked for, only while the team owned it. What accounts use has no history: it is what is known now.
 * @param outages as listOutages gives them to the same reader
 * @param now ms
 */
export async function readTouch(
  outages: readonly Outage[],
  asked: TouchQuestion,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Touch> {
  const question = await prepare(outages, asked, accounts, now)
  const { parts, facts } = await readTimeParts(question)
  const { within, scope, owned, places } = question
  const sums = await inSlices(addSteps(parts, places.size()))
  return {
    ...(await touchRows({ ...sums, owned, outages, scope, places, facts })),
    ...lookAt(question, facts, await listBelonging(question, facts, asked.team)),
    incidentsOfAccount: (id) => readIncidents(question, new Map([[places.positionOf(id), [[within.from, within.to]]]])),
    incidentsOfTeam: (id) => {
      const own = owned.filter(({ teamId }) => teamId === id)
      return readIncidents(question, scopeOf({ ...within, visible: null, asked: null, owned: own }))
    },
  }
}

/**
 * Which of these outages touched anybody, and when; as readTouch, but nobody's time is added up, which takes most of the work.
 * @param now ms
 */
export async function readTouching(
  outages: readonly Outage[],
  asked: TouchQuestion,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Pick<Touch, 'touches' | 'stretches' | 'directoryAccounts'>> {
  const question = await prepare(outages, asked, accounts, now)
  const { scope, places, visible } = question
  const only = scope === null ? null : [...scope.keys()].map((position) => places.idAt(position))
  const said = scope === null ? { named: [], counted: await readNamedCounts() } : { named: outages, counted: new Map() }
  const facts = await readOutageFacts({ outages, ...said, only, visible }, places)
  return {
    directoryAccounts: countDirectory({ scope, places }),
    ...lookAt(question, facts, await listBelonging(question, facts, asked.team)),
  }
}

async function prepare(
  outages: readonly Outage[],
  { clock, period, team, account }: TouchQuestion,
  accounts: VisibleAccounts,
  now: Instant,
): Promise<Asked> {
  const [universe, allOwned] = await Promise.all([readUniverse(), readTeamsOwned()])
  const places = createPlaces(universe)
  const within = { from: period.from, to: Math.max(period.from, Math.min(period.to, now)) }
  const owned = ownedAt(allOwned, places)
  const asked = team.length === 0 && account.length === 0 ? null : account
  const scope = scopeOf({
    ...within,
    visible: accounts === null ? null : accounts.map((id) => places.positionOf(id)),
    asked: asked === null ? null : asked.map((id) => places.positionOf(id)),
    owned: asked === null ? null : ownedAt(ownedBy(allOwned, team), places),
  })
  return { outages, clock, within, scope, owned, places, visible: accounts, now }
}

/** The incidents that reach nobody and belong to one of the teams. */
async function listBelonging(
  { outages, visible }: Asked,
  facts: OutageFacts,
  teams: readonly string[],
): Promise<ReadonlySet<string>> {
  return teams.length === 0 ? new Set() : listIncidentsOfTeams(await unreachable(outages, facts), teams, visible)
}

interface Asked {
  outages: readonly Outage[]
  clock: ImpactClock
  within: Stretch
  scope: Scope
  owned: readonly OwnedPeriod[]
  places: Places
  visible: VisibleAccounts
  now: Instant
}

/** Of one outage after the other: what is asked of the same in a row is looked up once. */
function lookAt({ clock, within, scope, now }: Asked, facts: OutageFacts, belongs: ReadonlySet<string>) {
  const finder = finderOf(facts, scope, within)
  const stretchesBy = (by: ImpactClock, outage: Outage) => {
    const spans = clipSpans(outage.spans[by], within.from, within.to)
    return spans.length === 0 ? spans : touchedTime(spans, finder.groupsOf(outage))
  }
  return {
    touches: (outage: Outage) => belongs.has(outage.incidentId) || isTouched(outage, finder, now),
    stretches: (outage: Outage) => stretchesBy(clock, outage),
    stretchesBy,
  }
}

/** Incidents of which no outage can reach anybody, whoever uses what. */
async function unreachable(outages: readonly Outage[], facts: OutageFacts): Promise<string[]> {
  const reaches = new Set<string>()
  const all = new Set<string>()
  await eachInSlices(outages, (outage) => {
    all.add(outage.incidentId)
    if (facts.reachesOf(outage).some(({ canReach }) => canReach) || facts.namingsOf(outage).length > 0)
      reaches.add(outage.incidentId)
  })
  return [...all].filter((id) => !reaches.has(id) && (facts.reportsOf(id)?.touched.length ?? 0) === 0)
}

/** The incidents that touch somebody who is both in this scope and in that of the question. */
async function readIncidents({ outages, within, scope, places, visible, now }: Asked, of: Scope): Promise<string[]> {
  const both: Scope = scope === null || of === null ? of : narrow(of, scope)
  const only = both === null ? null : [...both.keys()].map((position) => places.idAt(position))
  const named = { named: outages, counted: await readNamedCounts() }
  const facts = await readOutageFacts({ outages, ...named, only, visible }, places)
  const finder = finderOf(facts, both, within)
  const touched = new Set<string>()
  await eachInSlices(outages, (outage) => {
    if (isTouched(outage, finder, now)) touched.add(outage.incidentId)
  })
  return [...touched]
}

function narrow(of: NonNullable<Scope>, scope: NonNullable<Scope>): Scope {
  const narrowed = [...of].map(([position, spans]) => {
    const own = scope.get(position) ?? []
    return [position, own.flatMap(([from, to]) => clipSpans(spans, from, to))] as const
  })
  return new Map(narrowed.filter(([, spans]) => spans.length > 0))
}
