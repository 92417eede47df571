/** Whether a clause says that what it speaks of fails, works, or has come back. */

/**
 * normal: it works, whether it had failed or not. fails, errors, slow: it fails, at times, or takes long.
 */
export type Verdict = 'fails' | 'errors' | 'slow' | 'works' | 'normal' | 'recovered'

const NOT = "(?:\\bnot|n['’]t|\\bnever|\\bno longer)"
const HAPPENS = '(?:impact\\w*|affect\\w*)'

/** Advice, and what AWS is about to say or do: nothing of how it is. */
const ASIDE =
  /\bwe (?:recommend|advise|suggest)\b|\bplease\b|\b(?:customers|you|users) (?:can|should)\b|(?<!\b(?:as|than)\s)\bexpect\w*|\banother update\b|\bnext update\b/i
const PROMISED = /\b(?:will|once|until|would|should)\b/i

const NOT_WORKING = new RegExp(`${NOT}\\s+(?:\\w+\\s+){0,3}?(?:work|operat|function)\\w*`, 'i')
const NOT_BACK = new RegExp(
  [
    `(?:\\bnot|n['’]t)\\s+(?:\\w+\\s+){0,3}?(?:recover|resolv|restor|mitigat)\\w*`,
    '\\b(?:begin\\w*|beg[au]n|start\\w*|seeing|saw|signs?|some|most|partial\\w*|majority|improv\\w*|reduc\\w*)\\b[^,;]*\\b(?:recover\\w*|resol\\w+|improve\\w*)\\b',
    '\\b(?:improvements?|improving|reducing|decreasing)\\b',
    '\\b(?:work|working) (?:to|on|towards?)\\b[^,;]*\\b(?:recover\\w*|resol\\w+|restor\\w*)',
  ].join('|'),
  'i',
)
const BACK = new RegExp(
  [
    '\\b(?:has|have|had|is|are|was|were)\\s+(?:(?:now|also|been|since|\\w+ly)\\s+)*(?:recovered|resolved|restored|mitigated|fixed)\\b',
    '\\b(?:fully|completely) (?:recovered|resolved|restored)\\b|\\breturned to normal\\b|\\bback to normal\\b',
    `\\bno longer\\s+(?:\\w+\\s+){0,3}?(?:${HAPPENS}|see\\w*|experienc\\w*|fail\\w*|observ\\w*)`,
    '\\bnow (?:operating|working|functioning)\\b|\\bnormally again\\b',
  ].join('|'),
  'i',
)
const UNTOUCHED = new RegExp(
  [
    `(?:\\bnot|n['’]t|\\bnever)\\s+(?:\\w+\\s+){0,3}?${HAPPENS}`,
    '\\b(?:un|not )(?:affected|impacted)\\b',
    '\\b(?:no|without)\\s+(?:\\w+\\s+){0,3}?impact\\b',
    '\\b(?:continu|remain|keep|kept)\\w*\\s+(?:to\\s+)?(?:be\\s+)?(?:\\w+ly\\s+)?(?:work|operat|function|available)\\w*\\b(?!\\s+(?:to|on|towards?|with|through)\\b)',
  ].join('|'),
  'i',
)
const NORMAL = /\b(?:operat|work|function)\w*\s+(?:normally|as (?:expected|usual|designed))/i

const FAILING =
  /\b(?:unable|cannot|can['’]t|could(?:\s+not|n['’]t)|fail(?:s|ed|ing)?|unavailab\w+|inaccessib\w+|rejected)\b/i
const IN_PART = /\b(?:may|might|some|intermittent\w*|subset|increased|elevated|occasional\w*|at times)\b/i
const ERRORS =
  /\b(?:errors?|failures?|intermittent\w*|time(?:d\s)?-?outs?|throttl\w+|impact\w*|affect\w*|degrad\w+|issues? (?:with|for|in|affecting|impacting)|problems?|interrupt\w*)\b/i
const SLOW = /\b(?:latenc\w+|delay\w*|slow\w*|longer than|propagation times?)\b/i

/** Null where it says nothing of the kind. */
export function verdictOf(clause: string): Verdict | null {
  if (ASIDE.test(clause)) return null
  const failing = howItFails(clause)
  if (NOT_WORKING.test(clause)) return IN_PART.test(clause) ? 'errors' : 'fails'
  if (NOT_BACK.test(clause)) return failing ?? 'errors'
  const working = howItWorks(clause)
  if (working !== null) return PROMISED.test(clause) ? null : working
  return failing
}

function howItWorks(clause: string): Verdict | null {
  if (BACK.test(clause)) return 'recovered'
  if (UNTOUCHED.test(clause)) return 'works'
  return NORMAL.test(clause) ? 'normal' : null
}

function howItFails(clause: string): Verdict | null {
  if (FAILING.test(clause)) return IN_PART.test(clause) ? 'errors' : 'fails'
  if (ERRORS.test(clause)) return 'errors'
  return SLOW.test(clause) ? 'slow' : null
}

/** Whether a verdict is that something fails. */
export function isFailing(verdict: Verdict): verdict is 'fails' | 'errors' | 'slow' {
  return verdict === 'fails' || verdict === 'errors' || verdict === 'slow'
}
