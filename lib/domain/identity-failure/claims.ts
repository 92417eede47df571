/** Reads a plain text for claims: what it speaks of, whether that fails or works, and where. */
import { endingIn } from '@/lib/domain/impact-windows/end-wording'
import { plainSentences } from '../plain-sentences'
import { REGION_PATTERN } from '../region'
import { isFailing, type Verdict, verdictOf } from './clause-verdict'
import { type Aspect, IDENTITY_SERVICES, subjectsIn } from './subjects'

/** One thing that a sentence claims. */
export interface Claim {
  aspect: Aspect
  verdict: Verdict
  /** Region ids that the sentence names; empty where it names none. */
  regions: readonly string[]
  /** A part of the text. */
  sentence: string
}

/** What the texts of an event say in one sentence. */
export interface ClaimedSentence {
  sentence: string
  claims: readonly Claim[]
  /** The Regions in which it takes back all that failed, none named: in all; null where it takes nothing back. */
  overIn: readonly string[] | null
}

const HARD_BREAK = /;|\s+-\s+|,?\s+(?:but|while|whereas|although|though|however)\b,?\s*/i
/** Nobody writes longer ones; patterns would take their time over them. */
const LONGEST_SENTENCE = 2000
const SOFT_BREAK = /,\s+(?:and\s+)?|\s+and\s+/gi
const REGION = new RegExp(`\\b${REGION_PATTERN}\\b`, 'gi')
const ISSUE_OVER =
  /\b(?:issue|event|problem|impact)s?\s+(?:(?:has|have|is|are|was|were|been|now|\w+ly)\s+){1,4}(?:resolved|mitigated|over)\b/i
/** What is promised, asked or thought of is not so yet: of the clause itself, and of all that stands before it. */
const NOT_YET = /\b(?:not|when|whenever|once|if|whether|after|before|unless|as soon as)\b/i
const PROMISED = /\b(?:until|till|will|would|should|expect\w*|confirm(?:ing)?|verif(?:y|ying)|ensur\w+)\b/i

/** The claims of a text about an event of one service, sentence by sentence. */
export function claimsIn(text: string, service: string): ClaimedSentence[] {
  return plainSentences(text).map(({ words }) => ({
    sentence: words,
    claims: words.length > LONGEST_SENTENCE ? [] : claimsOfSentence(words, service),
    overIn: words.length <= LONGEST_SENTENCE && saysOver(words) ? regionsIn(words) : null,
  }))
}

/** Whether one of its clauses says that the issue is over, wholly and by now. */
function saysOver(sentence: string): boolean {
  return sentence.split(HARD_BREAK).some((part) => {
    const clauses = part.split(SOFT_BREAK)
    return clauses.some((clause, index) => {
      if (!ISSUE_OVER.test(clause) || NOT_YET.test(clause) || !['whole', 'named'].includes(endingIn(clause)))
        return false
      return !PROMISED.test(clauses.slice(0, index + 1).join(' '))
    })
  })
}

function claimsOfSentence(sentence: string, service: string): Claim[] {
  const regionsOfSentence = regionsIn(sentence)
  return clausesOf(sentence, service).flatMap((clause) => {
    const verdict = verdictOf(clause)
    if (verdict === null) return []
    const named = subjectsIn(clause, { service, sentence })
    const meant = IDENTITY_SERVICES.get(service)?.aspect ?? null
    const aspects = named.length === 0 && meant !== null && isFailing(verdict) ? [meant] : named
    const own = regionsIn(clause)
    const regions = own.length > 0 ? own : regionsOfSentence
    return aspects.map((aspect) => ({ aspect, verdict, regions, sentence }))
  })
}

/** A sentence cut where it turns: at "but", and at a comma or "and" behind which something else is said of another thing. */
function clausesOf(sentence: string, service: string): string[] {
  return sentence.split(HARD_BREAK).flatMap((part) => {
    const clauses: string[] = []
    let start = 0
    for (const match of part.matchAll(SOFT_BREAK)) {
      const end = match.index + match[0].length
      if (!turns(part.slice(start, match.index), part.slice(end), { service, sentence })) continue
      clauses.push(part.slice(start, match.index))
      start = end
    }
    return [...clauses, part.slice(start)]
  })
}

function turns(before: string, after: string, around: { service: string; sentence: string }): boolean {
  const said = verdictOf(before)
  const next = verdictOf(after.split(/,\s+(?:and\s+)?|\s+and\s+(?:we|the|our)\b/i)[0] ?? after)
  if (said === null || next === null || isFailing(said) === isFailing(next)) return false
  return subjectsIn(before, around).length > 0 && subjectsIn(after, around).length > 0
}

function regionsIn(words: string): string[] {
  return [...new Set([...words.matchAll(REGION)].map(([id]) => id.toLowerCase()))]
}
