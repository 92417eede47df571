/** Finds the services that a text of AWS's names: as names, not as common words. */
import { nameWithoutRegion } from '../service-id'
import type { EventFacts } from './facts'

const VENDOR = /^(?:amazon|aws) /i
/** A word as it stands in a name: EC2, X-Ray, 2.0. */
const WORD = /[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu
/** No name of the catalogue has more words. */
const LONGEST = 8
/** Ids that are words when written in capitals, as titles may write any word. */
const COMMON_ACRONYMS: ReadonlySet<string> = new Set(['one', 'ram', 'lex', 'rum'])
/** Services whose names, without AWS before them, are what any title may say. */
const COMMON_NAMES: ReadonlySet<string> = new Set(['account', 'internetconnectivity', 'management-console'])
/** It stands for services and is none. */
const NOBODY = 'multipleservices'

/**
 * The spellings that name an event's service for certain: its display name; the same without Amazon or AWS where that is
 * no common word (several words, or capitals and digits within it: Step Functions, CloudFront, but not Config); its id in
 * capitals where that is short (EC2).
 */
export function spellingsOf({ service, serviceName }: Pick<EventFacts, 'service' | 'serviceName'>): string[] {
  if (service === NOBODY) return []
  const whole = wordsOf(nameWithoutRegion(serviceName)).join(' ')
  const bare = whole.replace(VENDOR, '')
  const spellings = new Set<string>()
  if (bare !== whole && bare !== '') spellings.add(whole)
  if (isDistinct(bare) && !COMMON_NAMES.has(service)) spellings.add(bare)
  if (/^[a-z][a-z0-9]{1,3}$/.test(service) && !COMMON_ACRONYMS.has(service)) spellings.add(service.toUpperCase())
  return [...spellings]
}

/** Several words that begin with capitals, or one with a capital or digit within it. */
function isDistinct(name: string): boolean {
  return /^\p{Lu}.* \p{Lu}|^\p{L}.*[\p{Lu}\p{N}]/u.test(name)
}

/** The spellings, of those that are known, that stand in a text; each once. */
export function spellingsWithin(text: string, known: ReadonlySet<string>): string[] {
  const words = wordsOf(text)
  const found = new Set<string>()
  for (const [first, word] of words.entries()) {
    if (!/^[\p{Lu}\p{N}]|\p{Lu}/u.test(word)) continue
    let phrase = ''
    for (const next of words.slice(first, first + LONGEST)) {
      phrase = phrase === '' ? next : `${phrase} ${next}`
      if (known.has(phrase)) found.add(phrase)
    }
  }
  return [...found]
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}
