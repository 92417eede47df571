/** Rules of templates in words. */
import { INCIDENT_KINDS, type IncidentKind } from '@/lib/domain/incident'
import type { IncidentRule, SignOffRole } from './template'

const KINDS: Record<IncidentKind, string> = {
  provider: 'provider outages',
  identity: 'identity incidents',
  access: 'access incidents',
  change: 'own changes',
}

/** For which incidents it holds: "identity and access incidents, SEV2 or worse"; "all incidents"; "none" without a rule. */
export function ruleWords(rule: IncidentRule | null): string {
  if (rule === null) return 'none'
  const { kinds, atLeast } = rule
  const isAny = kinds.length === 0 || kinds.length === INCIDENT_KINDS.length
  const what = isAny
    ? 'all incidents'
    : joined(INCIDENT_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => KINDS[kind]))
  return atLeast === null || atLeast === 'SEV4' ? what : `${what}, ${atLeast}${atLeast === 'SEV1' ? '' : ' or worse'}`
}

/** Who may sign in a role, in words. */
export const WHO_WORDS: Record<SignOffRole['who'], string> = {
  'incident-owner': 'The owner of the incident',
  'team-member': 'A member of the incident’s team',
  responder: 'Anybody who may respond',
  reviewer: 'A responder who does not own the incident',
  admin: 'An admin or owner of Faultline',
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
