/** What the page of a post-mortem is told by the server. */
import type { NamedRef } from '@/lib/incidents/contract'
import type { PostmortemView } from '@/lib/postmortems/contract'
import type { PagePart } from './active-part'

/** A template, and what it would give this incident. */
export interface TemplateChoice {
  id: string
  name: string
  purpose: string
  items: number
  required: number
  /** Names of the roles that would have to sign. */
  signOffs: readonly string[]
  /** It is the one for incidents like this. */
  isProposed: boolean
}

export interface PostmortemPageProps {
  incidentId: string
  /** Another post-mortem than the incident's own, as the address names it. */
  of: string | null
  /** The part that narrow screens begin with. */
  part: PagePart
  /** A published revision that is shown instead of how it is now. */
  revision: { number: number; view: PostmortemView } | null
  mayWrite: boolean
  readerId: string | null
  people: readonly NamedRef[]
  teams: readonly NamedRef[]
  trackers: readonly { id: string; name: string; kind: 'github' | 'jira' }[]
  templates: readonly TemplateChoice[]
}
