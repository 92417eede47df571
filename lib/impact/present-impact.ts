/** Puts a summary together from what was read. */
import { breathe, isTired } from '@/lib/db/slices'
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import { formulas } from '@/lib/domain/impact/formulas'
import { letterSentences } from '@/lib/domain/impact/letter-sentences'
import { tracedDays } from '@/lib/domain/impact/letter-trace'
import { letterUnknowns, STILL_FILLING } from '@/lib/domain/impact/letter-unknowns'
import { type ClosedSpan, lengthOf } from '@/lib/domain/impact/minutes'
import type { Period } from '@/lib/domain/impact/period'
import { isOver, SEVS } from '@/lib/domain/incident'
import { rowTitle } from '@/lib/domain/incident-row'
import type { ClockMinutes, FollowUpView, ImpactView, IncidentLine } from './contract'
import type { Figures } from './figures'
import { CLOCKS, type ImpactFilter } from './filter'
import { aboutWords, type FilterNames } from './present-about'
import { presentHead } from './present-head'
import { letterFacts } from './present-letter'
import { presentResponse } from './present-response'
import { presentRows } from './present-rows'
import { type Tops, topPlaces, topTeams } from './present-tops'
import { presentTouch } from './present-touch'
import { hasRecord, type Previous, presentPeriod, presentPrevious } from './previous'

/** What a summary is made of. Times in ms UTC. */
export interface ReadImpact {
  period: Period
  previous: Previous
  filter: ImpactFilter
  figures: Figures
  before: Figures
  /** The incidents that repeat another, with that. */
  repeats: ReadonlyMap<string, string>
  /** Those that stand in it. */
  lines: IncidentLine[]
  longest: IncidentLine | null
  names: FilterNames
  followUp: FollowUpView
  /** Stretches of both periods of which there is no whole record. */
  missing: { now: readonly ClosedSpan[]; before: readonly ClosedSpan[] }
  isLimited: boolean
  /** Whether outages that are stored are still being worked out. */
  isFilling: boolean
  now: Instant
}

/** Over years each part takes a while. */
async function rest(): Promise<void> {
  if (isTired()) await breathe()
}

/** A summary in the shape in which everything shows it. */
export async function presentImpact(read: ReadImpact): Promise<ImpactView> {
  const { period, previous, filter, figures, now } = read
  const before = knownBefore(read)
  const response = presentResponse(
    figures.durations,
    before === null ? null : { measured: before.durations, name: previous.name },
  )
  await rest()
  const minutesByClock = presentClocks(figures, before)
  const about = aboutWords(filter, read.names)
  const view = {
    ...{ asOf: new Date(now).toISOString(), filter, isLimited: read.isLimited, response, followUp: read.followUp },
    ...{ period: presentPeriod(period, now), previous: presentPrevious(previous, before !== null) },
    ...placesOf(read),
    touch: presentTouch(figures.touch, before?.touch ?? null),
    incidents: incidentsOf(read, before),
  }
  await rest()
  const { longest } = read
  const isOnRecord = hasRecord(period, read.missing.now, now)
  const isKnown = isOnRecord || figures.incidentIds.length > 0
  const missing = { now: lengthOf(read.missing.now), before: lengthOf(read.missing.before), isAll: !isOnRecord }
  const facts = letterFacts(view, {
    ...{ about, figures, before, repeats: read.repeats.size, missing },
    longest: longest === null ? null : { name: nameOf(longest, filter), minutes: longest.minutes ?? 0 },
  })
  const trace = tracedDays(figures.outages, period, now)
  await rest()
  const rows = presentRows(figures, filter.clock, read.repeats, now)
  await rest()
  return {
    ...{ ...view, trace, rows },
    about: about ?? 'All services, Regions and accounts',
    letter: {
      sentences: letterSentences(facts),
      unknowns: [...(read.isFilling ? [STILL_FILLING] : []), ...letterUnknowns(facts)],
    },
    unrecorded: read.missing.now.map(([from, to]) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    isKnown,
    figures: presentHead({ clock: filter.clock, now: figures, before, name: previous.name, response, isKnown }),
    minutes: minutesByClock.find(({ clock }) => clock === filter.clock) ?? NO_MINUTES,
    minutesByClock,
    formulas: formulas(filter.clock),
  }
}

/** A letter about one service need not name it again. */
function nameOf({ title, services, regions }: IncidentLine, { service }: ImpactFilter): string {
  if (service.length !== 1) return title
  return rowTitle({ title, services: services.map((name) => ({ name })), regions: [...regions] })
}

const NO_MINUTES: ClockMinutes = { clock: 'declared', minutes: 0, before: null, incidents: 0, endUnknown: [] }

/** Null where there is no record of the period before: nothing in it would not mean that nothing happened. */
function knownBefore({ before, previous, missing, now }: ReadImpact): Figures | null {
  return hasRecord(previous, missing.before, now) || before.incidentIds.length > 0 ? before : null
}

function presentClocks({ time }: Figures, before: Figures | null): ClockMinutes[] {
  return CLOCKS.map((clock) => ({
    clock,
    minutes: toMinutes(time[clock].ms),
    before: before === null ? null : toMinutes(before.time[clock].ms),
    incidents: time[clock].incidentIds.length,
    endUnknown: [...time[clock].endUnknown],
  }))
}

function placesOf({ figures, filter, names, now }: ReadImpact) {
  const counted = { clock: filter.clock, times: figures.times, now }
  const services = topPlaces(figures.outages, 'service', counted)
  return {
    services: named(services, names.services),
    regions: topPlaces(figures.outages, 'region', counted),
    teams: topTeams(figures.touch),
  }
}

function named({ top, count }: Tops, names: Readonly<Record<string, string>>): Tops {
  return { top: top.map((row) => ({ ...row, name: names[row.id] ?? row.id })), count }
}

function incidentsOf({ figures, repeats, lines }: ReadImpact, before: Figures | null): ImpactView['incidents'] {
  const { incidentIds, facts } = figures
  const known = incidentIds.flatMap((id) => facts.get(id) ?? [])
  const bySeverity = SEVS.map((sev) => [sev, known.filter(({ severity }) => severity === sev).length])
  return {
    count: incidentIds.length,
    before: before?.incidentIds.length ?? null,
    bySeverity: Object.fromEntries(bySeverity),
    open: known.filter(({ status }) => !isOver(status)).length,
    repeats: repeats.size,
    lines,
  }
}
