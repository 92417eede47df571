/** The three templates that come with Faultline: their items, for which incidents, and who signs. */
import type { SignOffRole, TemplateDefinition, TemplateItem } from '../template'
import { AS_CODE } from './as-code'
import { COMMUNICATION } from './communication'
import { CREDENTIALS } from './credentials'
import { DAMAGE } from './damage'
import { DETECTION } from './detection'
import { LEARNING } from './learning'
import { LEAST_PRIVILEGE } from './least-privilege'
import { RESILIENCE } from './resilience'
import { ROOT_AND_MFA } from './root-and-mfa'

/** In the order in which they are offered. */
export const BUILT_IN_IDS = ['identity', 'service', 'access'] as const
export type BuiltInId = (typeof BUILT_IN_IDS)[number]

/** Whether the id is of a template that came with Faultline. */
export function isBuiltInId(id: string): id is BuiltInId {
  return BUILT_IN_IDS.some((known) => known === id)
}

/** The whole catalogue, section by section. */
const CATALOGUE: Record<string, { name: string; items: readonly TemplateItem[] }> = {
  A: { name: 'Assess the damage', items: DAMAGE },
  B: { name: 'Communication', items: COMMUNICATION },
  C: { name: 'Root and second factors', items: ROOT_AND_MFA },
  D: { name: 'Least privilege and review', items: LEAST_PRIVILEGE },
  E: { name: 'Credentials', items: CREDENTIALS },
  F: { name: 'IAM as code', items: AS_CODE },
  G: { name: 'Detection', items: DETECTION },
  H: { name: 'Resilience', items: RESILIENCE },
  I: { name: 'Learn and close', items: LEARNING },
}

const OWNER: SignOffRole = { id: 'owner', name: 'Incident owner', who: 'incident-owner', requiredFor: null }
const REVIEWER: SignOffRole = { id: 'reviewer', name: 'Reviewer', who: 'reviewer', requiredFor: null }
const SECURITY: SignOffRole = { id: 'security', name: 'Security', who: 'admin', requiredFor: null }

/** Version 0 of each: what is in force until an admin makes a version of their own. */
export const BUILT_IN_TEMPLATES: Record<BuiltInId, TemplateDefinition> = {
  identity: {
    name: 'Identity incident',
    purpose:
      'AWS’s sign-in, tokens or permissions failed: everything that was built on them, and every habit that helps.',
    proposedFor: { kinds: ['identity'], atLeast: null },
    ...partsOf('ABCDEFGHI'),
    signOffs: [OWNER, REVIEWER],
  },
  service: {
    name: 'Service outage',
    purpose: 'A service of AWS failed, or a change of your own: what it hit, how you heard of it, what would help.',
    proposedFor: { kinds: ['provider', 'change'], atLeast: null },
    ...partsOf('ABHI'),
    signOffs: [OWNER, REVIEWER],
  },
  access: {
    name: 'Access or credential incident',
    purpose:
      'A credential was lost or abused, or somebody could do what they should not: who got in, and what is still open.',
    proposedFor: { kinds: ['access'], atLeast: null },
    ...partsOf('ACDEFGI'),
    signOffs: [OWNER, REVIEWER, SECURITY],
  },
}

function partsOf(letters: string): Pick<TemplateDefinition, 'sections' | 'items'> {
  const chosen = [...letters].flatMap((id) => {
    const section = CATALOGUE[id]
    return section === undefined ? [] : [{ id, ...section }]
  })
  return {
    sections: chosen.map(({ id, name }) => ({ id, name })),
    items: chosen.flatMap(({ items }) => items),
  }
}
