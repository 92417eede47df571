/** Says what the scorecard of an incident shows, in words. */
import { formatDuration } from '../format-time'
import type { ImpactClock } from '../impact-window'
import type { Knower, PeopleSign } from './facts'
import type { WhoKnew } from './knowledge'
import { firstToKnow } from './summary'

export const KNOWER_NAMES: Readonly<Record<Knower, string>> = {
  'public-page': 'Public status page',
  'health-api': 'AWS Health API',
  eventbridge: 'EventBridge',
  people: 'We',
}

export const SIGN_WORDS: Readonly<Record<PeopleSign, string>> = {
  opened: 'opened by hand',
  acknowledged: 'acknowledged',
  note: 'first note',
  window: 'observed time entered',
}

/** "the start that AWS described" */
export const START_WORDS: Readonly<Record<ImpactClock, string>> = {
  declared: 'the start that AWS declared',
  described: 'the start that AWS described',
  recovered: 'the first change of a service’s status',
  observed: 'the start that the team observed',
}

/** "31 m after", "2 m before", "at once" */
function afterWords(ms: number): string {
  if (Math.abs(ms) < 1000) return 'at once'
  return ms < 0 ? `${formatDuration(-ms)} before` : `${formatDuration(ms)} after`
}

/** "The public status page knew first, 31 m after the start that AWS described." What is not known is said too. */
export function firstWords(knew: WhoKnew): string {
  const first = firstToKnow(knew)
  const [earliest] = knew.known
  if (earliest === undefined) {
    return knew.readLater.length > 0
      ? 'It was read in as history, so nobody can say who knew first.'
      : 'Nothing tells who knew first.'
  }
  const names = first.map((who) =>
    who === 'people' ? 'we' : who === 'public-page' ? 'the public status page' : KNOWER_NAMES[who],
  )
  const subject = capital(names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? ''))
  const { start } = knew
  if (start === null || earliest.afterMs === null) return `${subject} knew first; when it began is not known.`
  const when = afterWords(earliest.afterMs)
  return `${subject} knew first, ${when === 'at once' ? 'at' : when} ${START_WORDS[start.clock]}.`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
