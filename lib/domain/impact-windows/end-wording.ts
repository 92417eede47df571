/** What words say about the end of an impact: over, over for what they name, over in part, not over. */
import { announces, RECOVERY } from './impact-wording'

const STATE = '(?:resolved|recovered|mitigated|restored|fixed|corrected|repaired|remediated|operational|back to normal)'
const OVER = new RegExp(
  [
    `\\b(?:was|were|is|are|been|being|be)\\s+(?:(?:\\w+ly|now|also|both|all)\\s+)*${STATE}\\b`,
    `\\b(?:fully|completely|successfully|now)\\s+${STATE}\\b|\\b(?:have|has|had|we|services?|issues?)\\s+(?:\\w+ly\\s+)?${STATE}\\b`,
    '\\brecovered\\b|\\b(?:returned|back) to (?:normal|expected|pre-event|baseline)|\\b(?:operating|functioning|working) normally\\b',
    '\\bnormal (?:operations?|levels|service)\\b|\\brecovery (?:was |is )?completed?\\b|\\bresumed\\b|\\bfull(?:y)? recovery\\b|\\bend(?:ed|ing)\\b|\\bsubsided\\b|\\bverified as fully\\b',
    '復旧|解消|解決|복구|해결',
  ].join('|'),
  'i',
)
const IN_PART = new RegExp(
  [
    '\\b(?:majority|most|many|partial\\w*|begin\\w*|beg[au]n|start(?:ed|ing)?|seeing|signs?|improv\\w+|continu\\w+|still)\\b',
    '\\b(?:small (?:number|subset|set)|subset|except|all but|significant(?:ly)?|largely|nearly|almost|mostly|initial\\w*)\\b',
    '\\b(?:early|working|work to|root cause|underlying|trigger\\w*|power|cooling|temperature|not|identified|engaged|only)\\b',
    '\\b(?:some|several|remain\\w*)\\b|\\d\\s?%|大部分|一部',
  ].join('|'),
  'i',
)
const UNFINISHED = new RegExp(
  [
    '\\bcontinue to (?:work|experience|see|recover|investigate|be|make progress)',
    '\\b(?:are|is) (?:(?:currently|now|also)\\s+)*(?:continuing|still|recovering|improving|seeing|observing)\\b',
    '\\b(?:are|is) (?:actively |currently |now )?working (?:to|on|toward)|\\bremain(?:s)?\\s+(?:\\w+\\s+){0,2}(?:impair|affect|unavail|degrad|impact)',
    '\\b(?:small number of|the) remaining (?:\\w+\\s+){0,2}(?:instance|volume|customer|cluster|workspace|connection)',
    '\\bnot (?:yet )?(?:been )?(?:fully )?(?:recovered|resolved)|\\bstill (?:experienc|impair|affect|seeing|work)',
  ].join('|'),
  'i',
)
const ALL_OVER =
  /\b(?:issues?|problem|event|errors?|errors? rates|all services?|services?|system)\s+(?:(?:has|have)(?: now)?(?: been)?|is|are|was|were)\s+(?:\w+ly\s+|now\s+)*(?:resolved|recovered|mitigated|operating normally|operating as expected)|\b(?:fully|completely) (?:resolved|recovered|mitigated|operational)|\boperating normally\b|\breturned to normal operations?\b/i
const WHOLE =
  /\b(?:all|both|every|full(?:y)?|complete(?:ly)?|the (?:issue|event|impact|problem)|this (?:issue|event)|it)\b/i
const BACKLOG = /\b(?:backlogs?|queued?|pending)\b/i
const WORKED_OFF = /\b(?:delivered|processed|cleared|drained|caught up|completed)\b/i

/** How far a clause says that it is over. */
export type Ending = 'whole' | 'named' | 'backlog' | 'part' | 'none'

/** Whether a clause says that the impact ended: wholly, for what it names, for a part, or not at all. */
export function endingIn(clause: string): Ending {
  if (announces(clause)) return 'none'
  if (IN_PART.test(clause)) return RECOVERY.test(clause) || OVER.test(clause) ? 'part' : 'none'
  if (BACKLOG.test(clause) && WORKED_OFF.test(clause)) return 'backlog'
  if (!OVER.test(clause)) return 'none'
  return WHOLE.test(clause) ? 'whole' : 'named'
}

/** True where words take something out of what they say. */
export function limitsItself(words: string): boolean {
  return IN_PART.test(words)
}

/** True for a text by which something is still broken. */
export function isUnfinished(text: string): boolean {
  return UNFINISHED.test(text)
}

/** True for a text that says that everything is over. */
export function isAllOver(text: string): boolean {
  return ALL_OVER.test(text) && !isUnfinished(text)
}
