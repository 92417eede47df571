/** Gathers what the letter of a summary is composed of. */
import { toMinutes } from '@/lib/domain/impact/durations'
import type { LetterFacts, Pace, TopHit } from '@/lib/domain/impact/letter-facts'
import { isOver } from '@/lib/domain/incident'
import type { ImpactView, TopRow } from './contract'
import type { Figures } from './figures'

/** What of the view is there when the letter is written. */
type Written = Pick<
  ImpactView,
  'period' | 'previous' | 'filter' | 'isLimited' | 'touch' | 'response' | 'followUp' | 'services' | 'regions' | 'teams'
>

interface Besides {
  /** Null: everything. */
  about: string | null
  figures: Figures
  /** Null: not known. */
  before: Figures | null
  repeats: number
  longest: { name: string; minutes: number } | null
  /** ms of the period, and of the one before, of which there is no whole record; and whether none of the period is on record. */
  missing: { now: number; before: number; isAll: boolean }
}

/** The facts of which sentences are made. */
export function letterFacts(
  view: Written,
  { about, figures, before, repeats, longest, missing }: Besides,
): LetterFacts {
  const { clock } = view.filter
  const { incidentIds, facts } = figures
  const time = figures.time[clock]
  const timed = new Set([...time.incidentIds, ...time.endUnknown])
  const pace = (figure: string): Pace =>
    view.response.find((each) => each.figure === figure) ?? { median: null, count: 0 }
  return {
    period: view.period.name,
    unit: view.period.unit,
    isOver: view.period.isOver,
    previous: before === null ? null : view.previous.name,
    ...{ about, clock, isLimited: view.isLimited, longest },
    incidents: {
      count: incidentIds.length,
      before: before === null ? null : before.incidentIds.length,
      open: incidentIds.filter((id) => !isOver(facts.get(id)?.status ?? 'closed')).length,
      untimed: incidentIds.filter((id) => !timed.has(id)).length,
      repeats,
    },
    minutes: { value: toMinutes(time.ms), endUnknown: time.endUnknown.length },
    ...{
      service: view.filter.service.length === 1 ? null : hitLongest(view.services),
      region: view.filter.region.length === 1 ? null : hitLongest(view.regions),
      team: view.filter.team.length === 1 ? null : hitLongest(view.teams),
    },
    touch: {
      ...{ accounts: view.touch.accounts, minutes: view.touch.accountMinutes },
      ...{ directoryAccounts: view.touch.directoryAccounts, unknownAccounts: view.touch.unknownAccounts },
    },
    pace: {
      detect: pace('time-to-detect'),
      acknowledge: pace('time-to-acknowledge'),
      recover: pace('time-to-recover'),
    },
    followUp: {
      ...{ requiredItems: view.followUp.requiredItems, settledItems: view.followUp.settledItems },
      overdue: view.followUp.actions.overdue,
    },
    record: {
      ...{
        missingMs: missing.now,
        isNone: missing.isAll,
        previousName: view.previous.name,
        isPreviousKnown: before !== null,
      },
      isPreviousWhole: missing.before === 0,
    },
  }
}

function hitLongest({ top, count }: { top: readonly TopRow[]; count: number }): TopHit | null {
  const [first] = top
  if (first === undefined || first.minutes === 0) return null
  const others = top.filter(({ minutes }) => minutes === first.minutes).length - 1
  return {
    name: first.name,
    minutes: first.minutes,
    others: others + 1 === top.length && count > top.length ? null : others,
  }
}
