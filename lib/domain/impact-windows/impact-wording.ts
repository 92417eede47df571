/** What the words around a time say: an impact, or a plan, the work on it, a recovery, a correction. */

const IMPACT = new RegExp(
  [
    'experienc|error|latenc|impact|affect|delay|fail|unavailab|availability|degrad|impair|issue|\\bloss\\b|\\blost\\b',
    'elevated|increas|connectivit|unreach|disrupt|throttl|time-?outs?|timed out|unable|incorrect|outage|interrupt|slow',
    'problem|reset|\\bnot\\b|missing|reduced|prevent|inaccura|invalid|stale|stuck|\\bdown\\b|inaccessible|duplicat|disabled',
    "\\bevents?\\b|incident|wrong|intermittent|spike|fault|exception|reject|dropped|inconsisten|could ?n[o’']?t|cannot",
    '障害|問題|エラ|遅延|上昇|低下|影響|劣化|タイムアウト|接続|発生|오류|지연|문제|영향|장애|증가',
  ].join('|'),
  'i',
)

const HIT = new RegExp(
  [
    '\\b(?:experienc(?:ed|ing)|encounter(?:ed|ing)|observ(?:ed|ing)|impacted|affected|failed|saw|seen|unable|impaired)\\b',
    '\\b(?:was|were|been)\\s+(?:\\w+ly\\s+)?(?:not|delayed|unavailable|degraded|unreachable|disrupted|elevated|throttled)',
  ].join('|'),
  'i',
)

const PLAN = new RegExp(
  [
    '\\b(?:will|going to|maintenance|upcoming|ETA)\\b|\\bscheduled (?:to|for|between|from)\\b',
    '\\bplan(?:s|ned|ning)? (?:to|for|between|from|work)\\b|(?<!\\b(?:than|as) )\\bexpect(?:s|ed|ing)?\\b',
    '\\banticipat|\\bestimat|\\b(?:next|another|further|additional) update|\\bshould (?:be|complete|see)\\b',
  ].join('|'),
  'i',
)

const WORK =
  '(?:(?:identif|confirm|discover|determin)\\w*\\b(?!\\s+(?:an? |some )?(?:increas|elevat|error|issue|degrad|intermittent))|deploy|work|roll|investigat|engag|restor|reduc|remov|mitigat|recover|shift|throttl|appl[iy]|add|scal|' +
  'monitor|test|validat|perform|complet|resolv|conduct|replac|repair|fail(?:ed)? over|disabl|enabl|releas|pause|stop|' +
  'limit|updat|implement|drain|redirect|isolat|restart|reboot|brought|made|took|pinpoint)'
const RESPONSE = new RegExp(
  '^[\\s,]*(?:we|our (?:\\w+ ){0,2}(?:engineers|teams?)|(?:the )?(?:\\w+ )?(?:engineers|engineering|teams?)(?: teams?)?)\\s+' +
    '(?:(?:(?!incorrectly|erroneously|inadvertently|mistakenly|unintentionally)\\w+ly|also|then|have|had|were|began|started|continued|to|first|working to|able to)\\s+)*' +
    WORK,
  'i',
)

/** Words of getting better. */
export const RECOVERY =
  /回復|復旧|복구|recover(?:y|ed|ing|s)?\b|improv|decreas|declin|subsid|stabili[sz]|return(?:ed|ing|s)? to normal|restor|mitigat/i
const HARM =
  /increas|elevated|experienc|degrad|impair|unavail|fail|impact|affect|unable|\bloss\b|\blost\b|outage|disrupt|delay|latenc|time-?out|unreach|issue|incorrect|erroneous|problem|throttl|spike|slow|erro(?:r|neous)|エラ|発生|上昇|影響|오류|증가|문제/i
const BETTER =
  '(?:recover(?:ed|ing)?|improv(?:ed|e|ing)|decreas(?:ed|e|ing)|subsid(?:ed|e|ing)|return(?:ed|ing)? to|stabili[sz]\\w+|' +
  'normali[sz]\\w+|restor(?:ed|e|ing))'
const SEEING_RECOVERY =
  '(?:see|seeing|saw|seen|observ(?:e|ed|ing)|show(?:ed|ing)?)\\s+(?:\\w+\\s+){0,3}?(?:recovery|improvements?)'
const TURN_FOR_THE_BETTER = new RegExp(
  [
    `\\b(?:beg[au]n|start(?:ed)?|starting|beginning|continued|has|have|had)\\s+(?:to\\s+)?(?:\\w+ly\\s+)?${BETTER}\\b`,
    `\\b${SEEING_RECOVERY}\\b`,
    '\\b(?:errors?|rates?|latenc(?:y|ies)|delays?|faults?|failures?|timeouts?|impact|issues?|performance|connectivity)\\s+' +
      `(?:(?:gradually|slowly|steadily|largely|fully)\\s+)*${BETTER.replaceAll('|ing', '')}\\b`,
  ].join('|'),
  'i',
)
const WORK_BEGINS =
  /\b(?:investigation|recovery|mitigation|rollback|deployment|work|repairs?|restoration|analysis|triage|updates?|maintenance|response|restart)\b/i
const NOT = "(?: not|n[’']t)"
const TROUBLE =
  '(?:(?:any|further|additional|new|more|other|such|signs? of|evidence of|customer|service|API|elevated|increased?|' +
  'significant|unusual|adverse)\\s+)*' +
  '(?:impacts?|errors?|error rates?|issues?|problems?|failures?|faults?|delays?|degradations?|disruptions?|interruptions?|' +
  'outages?|timeouts?|throttling|latency|latencies|increases?)\\b(?:\\s+(?:rates?|latency|latencies)\\b)?'
/** "… to running instances" still says what was spared; behind "and" or a comma something else may have been hit. */
const SPARED = '(?:\\s+(?:to|on|for|in|from|of|or|with|during|across)\\b(?:(?!\\b(?:and|that|which)\\b)[^,()]){0,200})?'
const UNHARMED = new RegExp(
  [
    `\\b(?:did|does|do|has|have|had)${NOT}\\s+(?:experienced?|see|seen|observed?|have|had|encounter(?:ed)?|caused?)\\s+${TROUBLE}${SPARED}`,
    `\\b(?:was|were|is|are)${NOT}\\s+(?:experiencing|seeing|observing|having)\\s+${TROUBLE}${SPARED}`,
    `\\b(?:was|were|saw|seen|observed|experienced|had|encountered)\\s+no\\s+${TROUBLE}${SPARED}`,
    `\\bno\\s+${TROUBLE}${SPARED}\\s+(?:was|were|has been|have been)\\s+(?:observed|seen|experienced|reported|detected)`,
    '\\b(?:was|were|is|are) (?:not|un)\\s?-?(?:affected|impacted)|\\b(?:did|does|do) not (?:affect|impact)|\\bno (?:customer )?impact',
  ].join('|'),
  'gi',
)
/** "No impact outside of …": what follows is the time that was not spared. */
const ALL_BUT = /\b(?:except|other than|outside|apart from)\b/i

/** True where a sentence speaks of something going wrong. */
export function speaksOfImpact(words: string): boolean {
  return IMPACT.test(words)
}

/** True where a clause announces something: a plan, maintenance, the next update. */
export function announces(clause: string): boolean {
  return PLAN.test(clause)
}

/** True where the range or start that stands between these clauses is a time of impact. */
export function tellsOfImpact(before: string, after: string): boolean {
  const clause = `${before} ${after}`
  if (PLAN.test(clause) && !HIT.test(clause)) return false
  if (RESPONSE.test(after) || TURN_FOR_THE_BETTER.test(clause)) return false
  if (RECOVERY.test(clause) && !HARM.test(clause)) return false
  const harmed = clause.replace(UNHARMED, '')
  return harmed === clause || ALL_BUT.test(before) || HARM.test(harmed)
}

/** True for the subject of a "began" or "started" that is not the impact but the work on it. */
export function namesWork(subject: string): boolean {
  return WORK_BEGINS.test(subject)
}

const SAID_BEFORE =
  /\b(?:previously|originally|initially|earlier|incorrectly|mistakenly|erroneously)\s+(?:\w+\s+)?(?:reported|stated|posted|communicated|indicated|described|said|listed|published|announced)\b|\b(?:instead of|rather than|and not|not)\s*,?\s*$/i
const TAKEN_BACK =
  /\b(?:posted|reported|published|stated|listed|sent)\s+(?:in error|by mistake|incorrectly|erroneously|mistakenly)\b|\b(?:incorrectly|mistakenly|erroneously)\s+(?:posted|reported|stated|published|listed)\b|\bdisregard\b.{0,80}\b(?:previous|earlier|prior|update|post|message|notification)\b/i

/** True where what follows these words is an earlier statement that is being corrected. */
export function introducesOldStatement(before: string): boolean {
  return SAID_BEFORE.test(before)
}

/** True for a text that withdraws what was said before. */
export function takesBack(text: string): boolean {
  return TAKEN_BACK.test(text)
}
