/** What a clause speaks of: the parts of AWS's identity services that fail or work by themselves, and the words for them. */
import type { FailureKind } from './identity-event'

/** A part of the identity services; `null` as a kind: that it fails tells none of the kinds. */
export const ASPECTS = {
  changes: { kind: 'control-plane', words: 'creating or changing users, roles and policies' },
  api: { kind: 'control-plane', words: 'calling the IAM API' },
  'iam-console': { kind: 'control-plane', words: 'using the IAM console' },
  propagation: { kind: 'propagation', words: 'spreading changes to the Regions' },
  'new-entities': { kind: 'propagation', words: 'using newly made users, roles and credentials' },
  existing: { kind: 'data-plane', words: 'using existing users, roles and credentials' },
  tokens: { kind: 'data-plane', words: 'getting temporary credentials from STS' },
  'roles-anywhere': { kind: 'data-plane', words: 'getting credentials through IAM Roles Anywhere' },
  saml: { kind: 'sign-in', words: 'signing in with SAML' },
  federation: { kind: 'sign-in', words: 'signing in through federation' },
  root: { kind: 'sign-in', words: 'signing in as the root user' },
  'iam-user': { kind: 'sign-in', words: 'signing in as an IAM user' },
  'other-sign-in': { kind: 'sign-in', words: 'signing in any other way' },
  'app-sign-in': { kind: 'sign-in', words: 'signing in to applications' },
  'identity-center': { kind: 'sign-in', words: 'signing in through IAM Identity Center' },
  'sign-in': { kind: 'sign-in', words: 'signing in to the console' },
  console: { kind: null, words: 'opening the AWS Management Console' },
} as const satisfies Record<string, { kind: FailureKind | null; words: string }>
export type Aspect = keyof typeof ASPECTS

/** A service whose failure is one of identity. */
export interface IdentityService {
  name: string
  /** What is meant where a text names nothing nearer; null where that is open. */
  aspect: Aspect | null
}

/** By catalogue id. */
export const IDENTITY_SERVICES: ReadonlyMap<string, IdentityService> = new Map([
  ['iam', { name: 'IAM', aspect: null }],
  ['sts', { name: 'STS', aspect: 'tokens' }],
  ['signin', { name: 'AWS Sign-In', aspect: 'sign-in' }],
  ['identitycenter', { name: 'IAM Identity Center', aspect: 'identity-center' }],
  ['iamrolesanywhere', { name: 'IAM Roles Anywhere', aspect: 'roles-anywhere' }],
])

const ENTITY =
  '(?:IAM\\s+)?(?:entit(?:y|ies)|users?|roles?|groups?|polic(?:y|ies)|principals?|credentials?|access keys?|identities|instance profiles?)'
const ENTITIES = `${ENTITY}(?:(?:,\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or)\\s+)${ENTITY})*`
const CHANGE =
  '(?:creat(?:e|es|ing|ions?)|updat(?:e|es|ing)|modif(?:y|ying|ications?)|delet(?:e|es|ing|ions?)|chang(?:e|es|ing)|edit(?:ing)?|attach(?:ing)?|detach(?:ing)?|manag(?:e|ing))'
const CHANGED = '(?:creat|add|updat|modifi|chang|delet)ed'
const PROOF = '(?:authenticat|authori[sz])(?:e|es|ing|ions?|ations?)'
const SIGN_IN = '(?:sign|log)(?:ning|ging|ing)?[\\s-]?(?:ins?|into)'
/** IAM itself, not what else bears its name. */
const IAM = /\bIAM\b(?!\s+(?:Identity Center|Roles Anywhere))|\bIdentity and Access Management\b/i

/** In this order: what one pattern takes, a later and more general one does not see. */
const PATTERNS: readonly (readonly [Aspect, string])[] = [
  ['saml', `${SIGN_IN}\\b(?:\\s+\\w+){0,4}?\\s+SAML`],
  ['saml', `${PROOF}\\s+(?:\\w+\\s+){0,7}?SAML(?:\\s+for\\s+${SIGN_IN})?`],
  ['saml', `SAML(?:[\\s-]+(?:based|assertions?|federat\\w+|${SIGN_IN}|${PROOF}))*`],
  ['federation', `(?:federat\\w+|OIDC|OpenID(?: Connect)?|web identit(?:y|ies))(?:\\s+${SIGN_IN})?`],
  [
    'root',
    `(?:(?:AWS (?:Management )?Console|${SIGN_IN})\\s+(?:\\w+\\s+){0,3}?)?root (?:account|user)s?(?:\\s+${SIGN_IN})?`,
  ],
  [
    'iam-user',
    `(?:console\\s+)?${SIGN_IN}\\s+(?:requests\\s+)?(?:using|as|for|of|with)\\s+(?:\\w+\\s+){0,2}?IAM users?`,
  ],
  ['other-sign-in', `${SIGN_IN}\\s+(?:requests\\s+)?(?:for|by|of|with)\\s+(?:all\\s+)?other\\b`],
  ['app-sign-in', `app(?:lication)?s? ${SIGN_IN}|${SIGN_IN}\\s+to\\s+(?:\\w+\\s+)?applications?`],
  ['identity-center', 'Identity Center|(?:AWS )?SSO|single sign-on|(?:AWS )?access portal|user portal'],
  ['sign-in', `${SIGN_IN}\\b`],
  ['roles-anywhere', 'Roles Anywhere'],
  ['tokens', 'AssumeRole\\w*|Get(?:Session|Federation)Token|GetCallerIdentity|STS|Security Token Service'],
  ['tokens', '(?:temporary|session) (?:security )?(?:credentials?|tokens?)'],
  ['new-entities', `(?:${PROOF}\\s+(?:\\w+\\s+){0,4}?)?(?:newly|recently)[\\s-]+${CHANGED}(?:\\s+${ENTITIES})?`],
  ['propagation', 'propagat\\w+(?:[^,;]{0,25}?\\bchanges\\b(?: made)?(?: to IAM)?)?'],
  ['changes', `${CHANGE}\\b(?:(?:,|\\s+(?:and|or)|/)\\s*\\w+)*\\s+(?:\\w+\\s+){0,4}?${ENTITIES}`],
  ['changes', `${ENTITIES}\\s+(?:updates|creations?|changes|modifications?|deletions?)`],
  ['changes', `${ENTITIES}\\s+(?:\\w+\\s+){0,3}?(?:be|being)\\s+${CHANGED}`],
  [
    'changes',
    'create\\b[^.;]{0,50}?\\b(?:APIs?|actions)(?: actions)?|administrative APIs?|mutating (?:changes|calls|APIs?)',
  ],
  [
    'existing',
    `(?:${PROOF}\\s+(?:\\w+\\s+){0,4}?)?(?:existing|(?:previously|already)[\\s-]+created)\\s+(?:${ENTITIES}|${PROOF})`,
  ],
  ['existing', `(?:sessions?,?\\s+(?:and|or)\\s+)?${ENTITIES}\\s+(?:that|which)\\s+(?:already\\s+|had\\s+)*existed\\b`],
  ['new-entities', `new\\s+${ENTITIES}`],
  ['existing', PROOF],
  ['iam-console', 'IAM (?:Management )?Console'],
  ['api', '(?:IAM\\s+(?:\\w+\\s+)?)?APIs?(?: (?:calls|actions|requests))?|IAM service'],
  ['console', 'AWS (?:Management )?Console'],
]
const SUBJECTS = PATTERNS.map(([aspect, pattern]) => ({ aspect, pattern: new RegExp(`\\b(?:${pattern})\\b`, 'gi') }))

/** Those that are IAM's own: elsewhere their words mean users, groups and APIs of anything. */
const OF_IAM: ReadonlySet<Aspect> = new Set(['changes', 'api', 'propagation', 'new-entities', 'existing'])

/** What a clause speaks of; in texts about other services, IAM's own parts only where the sentence names IAM. */
export function subjectsIn(clause: string, { service, sentence }: { service: string; sentence: string }): Aspect[] {
  const meansIam = service === 'iam' || IAM.test(sentence)
  const found = new Set<Aspect>()
  let rest = clause
  for (const { aspect, pattern } of SUBJECTS) {
    if (OF_IAM.has(aspect) && !meansIam) continue
    rest = rest.replace(pattern, (words) => {
      found.add(aspect)
      return '\u0000'.repeat(words.length)
    })
  }
  return [...found]
}
