/** Compares a figure with that of the period before, in words. */
import { formatDuration } from '../format-time'

/** What kind of number it is, which tells how it reads. */
export type FigureUnit = 'count' | 'minutes'

/** What more of it means: `worse` for what hurts or takes long, null where it means neither. */
export type MoreMeans = 'worse' | 'better' | null

export interface Change {
  /** "2 more than in Q1 2018", "as in Q1 2018"; null where one of the two is not known. */
  words: string | null
  /** Null: neither, or nothing to compare. */
  isBetter: boolean | null
}

const MINUTE = 60_000

/** "1,204", "4 h 29 m"; "none" where nothing is known of it. */
export function figureText(value: number | null, unit: FigureUnit): string {
  if (value === null) return 'none measured'
  if (unit === 'count') return withThousands(value)
  if (value < 0) return `${formatDuration(-value * MINUTE)} before`
  return value === 0 ? '0 m' : formatDuration(value * MINUTE)
}

/** "12,345" */
export function withThousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/**
 * How a figure differs from the one before.
 * @param before null where it is not known
 * @param name of the period before: "Q1 2018", "the same part of Q1 2018"
 */
export function changeOf(
  value: number | null,
  before: number | null,
  name: string,
  { unit, moreMeans, moreWord = 'more' }: { unit: FigureUnit; moreMeans: MoreMeans; moreWord?: 'more' | 'longer' },
): Change {
  if (value === null || before === null) return { words: null, isBetter: null }
  const shown = (amount: number) => figureText(amount, unit)
  if (shown(value) === shown(before)) return { words: `as in ${name}`, isBetter: null }
  const lessWord = moreWord === 'longer' ? 'shorter' : unit === 'count' ? 'fewer' : 'less'
  const words = `${shown(Math.abs(value - before))} ${value > before ? moreWord : lessWord} than in ${name}`
  return { words, isBetter: moreMeans === null ? null : (moreMeans === 'better') === value > before }
}
