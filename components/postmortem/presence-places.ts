/** Says who works at one place of the page. */

/** Somebody who has the page open, and where on it they are, in each of their tabs. */
interface PersonHere {
  id: string
  name: string
  places: readonly string[]
}

/** More are counted. */
const NAMED = 2

/** "Mira is writing here", of all but the reader; null where nobody is. */
export function writersWords(people: readonly PersonHere[], place: string, reader: string | null): string | null {
  const names = people.filter(({ id, places }) => id !== reader && places.includes(place)).map(({ name }) => name)
  if (names.length === 0) return null
  if (names.length === 1) return `${names[0]} is writing here`
  const rest = names.length - NAMED
  const named = rest > 0 ? `${names.slice(0, NAMED).join(', ')} and ${rest} more` : names.join(' and ')
  return `${named} are writing here`
}
