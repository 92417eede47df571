/** The small words of which sentences about figures are made. */
import { figureText, withThousands } from './compare'
import type { Period } from './period'

/** "1 incident", "1,204 incidents", "no incidents". */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count === 0 ? 'no' : withThousands(count)} ${count === 1 ? noun : nouns}`
}

/** "it was" for one, "they were" for any other number: whichever of two words fits. */
export function byCount(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}

/** "4 h 29 m" */
export function length(minutes: number): string {
  return figureText(minutes, 'minutes')
}

/** "a", "a and b", "a, b and c" */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "in Q2 2018", "from 1 May to 7 May 2018", "on 7 May 2018" */
export function duringWords({ unit, name }: Pick<Period, 'unit' | 'name'>): string {
  if (unit !== 'days') return `in ${name}`
  return name.includes(' to ') ? `from ${name}` : `on ${name}`
}

/** "Team Payments", also where it calls itself a team. */
export function teamWords(name: string): string {
  return /^team\b/i.test(name) ? name : `Team ${name}`
}
