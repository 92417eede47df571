/** How each figure of a summary is computed, in words, with the clock that it goes by. */
import type { ImpactClock } from '../impact-window'
import type { Figure } from './figures'

/** One entry of the appendix. */
export interface Formula {
  figure: Figure
  title: string
  words: string
}

/** "as AWS declared it" */
export const CLOCK_PHRASES: Readonly<Record<ImpactClock, string>> = {
  declared: 'as AWS declared it',
  described: 'as AWS described it',
  recovered: 'as services recovered',
  observed: 'as the team observed it',
}

/** What a clock goes by, as a part of a sentence. */
export const CLOCK_MEANING: Readonly<Record<ImpactClock, string>> = {
  declared: 'start and end of its events as AWS declares them',
  described: 'the times that AWS’s texts describe',
  recovered: 'the changes of each service’s status',
  observed: 'the times that the team observed',
}

const IMPORTED =
  'Incidents that were read in long after they were over, or began while nothing was read, tell nothing of it and are left out.'

/** The formulas of every figure, by the clock that the summary goes by. */
export function formulas(clock: ImpactClock): Formula[] {
  return [...countFormulas(), ...timeFormulas(clock), ...responseFormulas(), ...followUpFormulas()]
}

/** Figures that are told by the formula of another one. */
const TOLD_BY: Readonly<Partial<Record<Figure, Figure>>> = {
  ...{ 'not-resolved': 'incidents', services: 'minutes', regions: 'minutes' },
  ...{ postmortems: 'actions-overdue', 'postmortems-published': 'actions-overdue' },
  ...{ 'actions-done': 'actions-overdue', 'actions-open': 'actions-overdue' },
}

/** The formula of one figure: some share one. */
export function formulaOf(figure: Figure, clock: ImpactClock): Formula | null {
  const named = TOLD_BY[figure] ?? figure
  return formulas(clock).find((formula) => formula.figure === named) ?? null
}

function countFormulas(): Formula[] {
  return [
    {
      figure: 'incidents',
      title: 'Incidents',
      words:
        'Distinct incidents that overlap the period by their own start and end or by any clock, also those of which no clock tells anything. Merged ones count once. Severity and status are those of now; resolved and closed ones are resolved.',
    },
    {
      figure: 'repeats',
      title: 'Repeat incidents',
      words:
        'Incidents that hit a service in a Region which another incident, begun before it, hit within the period or the 90 days before it.',
    },
  ]
}

function timeFormulas(clock: ImpactClock): Formula[] {
  const by = `by ${CLOCK_MEANING[clock]}`
  return [
    {
      figure: 'minutes',
      title: `Impact, ${CLOCK_PHRASES[clock]}`,
      words: `The union of all stretches ${by}, cut to the period and to the present: each minute counts once, however many outages fall into it. Windows that AWS replaced are left out. What goes on ends now; what has no known end is left out and named.`,
    },
    {
      figure: 'accounts-confirmed',
      title: 'Account-time, confirmed',
      words: `For each account the union of the stretches ${by} of events in which AWS named it, added up over all accounts.`,
    },
    {
      figure: 'accounts-reported',
      title: 'Account-time, reported',
      words: `For each account of which a person said that the incident hit it, while AWS did not name it, the union of the stretches ${by}, added up over all accounts.`,
    },
    {
      figure: 'accounts-inferred',
      title: 'Account-time, inferred',
      words: `For each account that uses what failed, as far as it is known what it uses now, while AWS did not name it and nobody reported it, the union of the stretches ${by}, added up over all accounts. Confirmed, reported and inferred are never added up.`,
    },
    {
      figure: 'teams',
      title: 'Teams',
      words: `Minutes of a team: the union of the stretches ${by} in which one of the accounts that it owned at that time was touched, however surely.`,
    },
  ]
}

function responseFormulas(): Formula[] {
  const spread = 'Median, and the middle half of the incidents (25th to 75th percentile, interpolated).'
  return [
    {
      figure: 'posting-delay',
      title: 'AWS’s posting delay',
      words: `From the start that AWS described, else declared, to AWS’s first word, where the time of that is known. ${spread}`,
    },
    {
      figure: 'time-to-detect',
      title: 'Time to detect',
      words: `From the start that AWS described, else declared (without events: that the team observed), to our first sighting. ${IMPORTED} ${spread}`,
    },
    {
      figure: 'time-to-acknowledge',
      title: 'Time to acknowledge',
      words: `From our first sighting to the acknowledgement. ${IMPORTED}`,
    },
    {
      figure: 'time-to-mitigate',
      title: 'Time to mitigate',
      words: 'From our first sighting to when it was set to mitigated.',
    },
    {
      figure: 'time-to-recover',
      title: 'Time to recover',
      words: 'From our first sighting to when it was resolved.',
    },
  ]
}

function followUpFormulas(): Formula[] {
  return [
    {
      figure: 'checklist',
      title: 'Checklist completion',
      words:
        'Of the required items in the post-mortems of these incidents, those that are done, or that somebody set aside with a reason.',
    },
    {
      figure: 'actions-overdue',
      title: 'Post-mortems and actions',
      words:
        'Post-mortems of these incidents and of those merged into them, and their actions, as they stand now; overdue are open actions whose due day (UTC) is over.',
    },
  ]
}
