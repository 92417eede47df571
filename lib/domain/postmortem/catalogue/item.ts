/** Makes the items of the catalogue, and names the incidents in which they are required. */
import type { IncidentRule, TemplateItem } from '../template'
import type { ItemKind } from '../words'

/** What the catalogue says of an item. */
interface Worded {
  text: string
  why: string
  /** Page of Faultline, place in AWS's console, API call, control; as one line. */
  where: string
  /** Null: optional. */
  required: IncidentRule | null
  /** Null, or left out: asked for in every incident. */
  asked?: IncidentRule
  /** Days after opening until it is due; null: none. */
  days: number | null
}

export const ALWAYS: IncidentRule = { kinds: [], atLeast: null }
/** SEV1 and SEV2, of any kind. */
export const SEVERE: IncidentRule = { kinds: [], atLeast: 'SEV2' }
/** Where identity itself failed or was abused: SEV1 to SEV3. */
export const OF_IDENTITY: IncidentRule = { kinds: ['identity', 'access'], atLeast: 'SEV3' }
/** The same, where it was severe. */
export const OF_IDENTITY_SEVERE: IncidentRule = { kinds: ['identity', 'access'], atLeast: 'SEV2' }
/** A credential or a permission was abused or lost. */
export const OF_ACCESS: IncidentRule = { kinds: ['access'], atLeast: null }
/** AWS failed. */
export const OF_AWS: IncidentRule = { kinds: ['provider', 'identity'], atLeast: null }
/** AWS failed, severely. */
export const OF_AWS_SEVERE: IncidentRule = { kinds: ['provider', 'identity'], atLeast: 'SEV2' }

/** One item; its section is the letter of its code. */
export function item(code: string, kind: ItemKind, { text, why, where, required, asked, days }: Worded): TemplateItem {
  return {
    code,
    section: code.slice(0, 1),
    kind,
    text,
    why,
    whereToLook: where,
    askedFor: asked ?? null,
    requiredFor: required,
    dueDays: days,
  }
}
