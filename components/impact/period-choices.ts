/** Which periods a summary offers to go to: the usual ones, and those that this one holds or belongs to. */
import { type Period, parsePeriod } from '@/lib/domain/impact/period'
import type { PeriodChoice } from './period-picker'

const USUAL = [
  ['Last week', 'last-week'],
  ['Last month', 'last-month'],
  ['Last quarter', 'last-quarter'],
  ['This quarter', 'this-quarter'],
  ['Last year', 'last-year'],
  ['Last 5 years', 'last-1826-days'],
] as const

/** The usual ones, by their keys, and what this one is made of and belongs to. @param now ms */
export function periodChoices(period: Period, now: number): { usual: PeriodChoice[]; near: PeriodChoice[] } {
  const choice = (label: string, text: string): PeriodChoice[] => {
    const found = parsePeriod(text, period.zone, now)
    return found === null ? [] : [{ label: label === '' ? found.name : label, key: found.key }]
  }
  return {
    usual: USUAL.flatMap(([label, text]) => choice(label, text)),
    near: nearKeys(period).flatMap((key) => choice('', key)),
  }
}

/** Of a month its quarter and year, of a quarter its year and months, of a year its quarters, of days their year. */
function nearKeys({ unit, key, firstDay }: Period): string[] {
  const year = firstDay.slice(0, 4)
  const month = Number(firstDay.slice(5, 7))
  const quarter = Math.ceil(month / 3)
  if (unit === 'year') return [1, 2, 3, 4].map((number) => `${key}-Q${number}`)
  if (unit === 'quarter') {
    const months = [0, 1, 2].map((after) => `${year}-${String(month + after).padStart(2, '0')}`)
    return [...months, year]
  }
  return [...(unit === 'month' ? [] : [firstDay.slice(0, 7)]), `${year}-Q${quarter}`, year]
}
