/** Decides who may sign a post-mortem in which role. */
import { atLeast, type Role } from '@/lib/domain/access'
import type { SignOffRole } from './template'
import type { PostmortemState } from './words'

/** What decides whether somebody may sign. */
export interface SigningFacts {
  state: PostmortemState
  /** Who would sign. */
  signer: { kind: 'person' | 'token'; id: string; role: Role; teamIds: readonly string[] }
  incident: { owner: { id: string; name: string } | null; team: { id: string; name: string } | null }
  /** The signatures that stand for the current version; `role` is the role's id. */
  signatures: readonly { role: string; personId: string | null; name: string }[]
}

/** Why they may not sign in this role now, as a sentence; null where they may. */
export function whyNotSign(role: SignOffRole, facts: SigningFacts): string | null {
  return whyNotAnybody(role, facts) ?? whyNotThisPerson(role, facts) ?? whyUnfit(role, facts)
}

function whyNotAnybody(role: SignOffRole, { state, signatures }: SigningFacts): string | null {
  if (state === 'draft') return 'It is a draft. Send it to review first: what is signed should be finished.'
  if (state === 'published') return 'It is published, and was signed before that.'
  const signed = signatures.find((signature) => signature.role === role.id)
  return signed === undefined ? null : `${signed.name} has signed as ${role.name}.`
}

function whyNotThisPerson(_: SignOffRole, { signer, signatures }: SigningFacts): string | null {
  if (signer.kind === 'token') return 'A token cannot sign: a signature is the word of a person who is signed in.'
  if (!atLeast(signer.role, 'responder')) return 'You may read this, but not sign it. Ask an admin to let you respond.'
  const own = signatures.some(({ personId }) => personId === signer.id)
  return own ? 'You have signed in another role. Nobody signs twice: somebody else has to look at it too.' : null
}

function whyUnfit({ who }: SignOffRole, { signer, incident: { owner, team } }: SigningFacts): string | null {
  switch (who) {
    case 'incident-owner':
      if (owner === null) return 'The incident has no owner. Give it one: it is the owner who signs here.'
      return owner.id === signer.id ? null : `Only ${owner.name}, who owns the incident, signs here.`
    case 'team-member':
      if (team === null) return 'The incident belongs to no team. Give it one: a member of that team signs here.'
      return signer.teamIds.includes(team.id) ? null : `Only a member of ${team.name} signs here.`
    case 'reviewer':
      return owner?.id === signer.id ? 'You own the incident: somebody else has to review it.' : null
    case 'admin':
      return atLeast(signer.role, 'admin') ? null : 'Only an admin or owner of Faultline signs here.'
    case 'responder':
      return null
  }
}
