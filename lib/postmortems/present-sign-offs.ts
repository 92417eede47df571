/** Says of each role of a post-mortem who signed, and whether a reader may sign now. */
import type { Principal } from '@/lib/domain/access'
import { type SigningFacts, whyNotSign } from '@/lib/domain/postmortem/signing'
import type { SignOffView } from './contract'
import type { SignOffFacts } from './read-sign-offs'

/** Who would sign. */
export type Signer = Pick<Principal, 'kind' | 'id' | 'role'>

/** The roles in their order, as this reader sees them. */
export function presentSignOffs(facts: SignOffFacts, signer: Signer): SignOffView[] {
  const signing = signingFacts(facts, signer)
  return facts.roles.map((role) => {
    const found = facts.signatures.find((signature) => signature.role === role.id)
    const { id, name, who } = role
    const stands = found !== undefined && found.withdrawn === null
    return {
      ...{ id, name, who },
      signature: stands ? { name: found.name, personId: found.personId, at: found.at } : null,
      withdrawn: found?.withdrawn ?? null,
      whyNot: whyNotSign(role, signing),
    }
  })
}

/** What the rule of signing asks. */
export function signingFacts(
  { state, owner, team, teamMembers, signatures }: SignOffFacts,
  { kind, id, role }: Signer,
): SigningFacts {
  const teamIds = team !== null && teamMembers.includes(id) ? [team.id] : []
  const standing = signatures.filter(({ withdrawn }) => withdrawn === null)
  return { state, signer: { kind, id, role, teamIds }, incident: { owner, team }, signatures: standing }
}
