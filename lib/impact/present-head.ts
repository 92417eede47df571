/** Presents the five figures at the head of a summary, each with its change to the period before. */
import { changeOf, type FigureUnit, figureText } from '@/lib/domain/impact/compare'
import { toMinutes } from '@/lib/domain/impact/durations'
import { FIGURE_WORDS, type Figure } from '@/lib/domain/impact/figures'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import { byCount, counted } from '@/lib/domain/impact/letter-words'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { DurationView, FigureView } from './contract'
import type { Figures } from './figures'

interface Compared {
  clock: ImpactClock
  now: Figures
  /** Null: not known. */
  before: Figures | null
  /** What the period before is called. */
  name: string
  response: readonly DurationView[]
  /** Whether anything is known of the period. */
  isKnown: boolean
}

/** Incidents, impact, account-time confirmed and inferred, time to recover. */
export function presentHead({ clock, now, before, name, response, isKnown }: Compared): FigureView[] {
  const figure = (named: Figure, unit: FigureUnit, of: (figures: Figures) => number | null, note: string | null) => {
    const [value, earlier] = [of(now), before === null ? null : of(before)]
    const moreWord = named === 'minutes' ? ('longer' as const) : ('more' as const)
    const change = changeOf(value, earlier, name, { unit, moreMeans: 'worse', moreWord })
    const text = figureText(value, unit)
    return {
      ...{ figure: named, label: FIGURE_WORDS[named], value, unit, text, before: earlier },
      ...{ change: change.words, isBetter: change.isBetter, note },
    }
  }
  const { endUnknown } = now.time[clock]
  const impact = figure('minutes', 'minutes', ({ time }) => toMinutes(time[clock].ms), endNote(endUnknown.length))
  const all = [
    figure('incidents', 'count', ({ incidentIds }) => incidentIds.length, null),
    { ...impact, label: `${impact.label}, ${CLOCK_PHRASES[clock]}` },
    figure('accounts-confirmed', 'minutes', accountTime('confirmed'), touchedNote(now, 'confirmed')),
    figure('accounts-inferred', 'minutes', accountTime('inferred'), touchedNote(now, 'inferred')),
    recovery(response),
  ]
  return isKnown ? all : all.map(notKnown)
}

/** Where there is no record, nothing counted is no nought. */
function notKnown(figure: FigureView): FigureView {
  const nothing = { value: null, text: 'not known', change: null, isBetter: null }
  return { ...figure, ...nothing, note: 'nothing of this time is on record' }
}

/** Null without a directory: then nobody can say. */
function accountTime(how: 'confirmed' | 'inferred') {
  return ({ touch: { accountMs, directoryAccounts } }: Figures) =>
    directoryAccounts === 0 && accountMs[how] === 0 ? null : toMinutes(accountMs[how])
}

function endNote(count: number): string | null {
  return count === 0
    ? null
    : `${counted(count, 'incident')} without a known end ${byCount(count, 'is', 'are')} left out`
}

function touchedNote({ touch }: Figures, how: 'confirmed' | 'inferred'): string | null {
  if (touch.directoryAccounts === 0) return 'no account is known'
  const count = touch.accounts.filter((account) => account[how] > 0).length
  const reported = touch.accounts.filter((account) => account.reported > 0).length
  const others = how === 'confirmed' && reported > 0 ? `; ${counted(reported, 'account')} reported by people` : ''
  return `${counted(count, 'account')}${others}`
}

function recovery(response: readonly DurationView[]): FigureView {
  const found = response.find(({ figure }) => figure === 'time-to-recover')
  const median = found?.median ?? null
  return {
    ...{
      figure: 'time-to-recover',
      label: `${FIGURE_WORDS['time-to-recover']}, median`,
      value: median,
      unit: 'minutes',
    },
    ...{ text: figureText(median, 'minutes'), before: found?.before?.median ?? null, change: found?.change ?? null },
    isBetter: found?.isBetter ?? null,
    note: found === undefined || found.count === 0 ? null : `measured in ${counted(found.count, 'incident')}`,
  }
}
