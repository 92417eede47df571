/** Says who has an incident open. */
import type { NamedRef } from '@/lib/incidents/contract'

/** More are counted. */
const NAMED = 5

/** "2 people here: Mira, you"; null where nobody else is. You stand last. */
export function presenceWords(people: readonly NamedRef[], me: string | null): string | null {
  const others = people.filter(({ id }) => id !== me)
  if (others.length === 0) return null
  const isHere = others.length < people.length
  const names = others.slice(0, NAMED).map(({ name }) => name)
  if (others.length > NAMED) names.push(`${others.length - NAMED} more`)
  if (isHere) names.push('you')
  return `${people.length === 1 ? '1 person' : `${people.length} people`} here: ${names.join(', ')}`
}

/** "MK" of "Mira Kovač": first letters of the first and the last word, as people write them. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
