/** The audit as it crosses the wire: who acted, and from where. */

/** Where a change came from. */
export interface Origin {
  address: string | null
  userAgent: string | null
}

/** Where a request comes from; its address is the one that lib/front vouches for. */
export function originOf(headers: Headers): Origin {
  return { address: headers.get('x-forwarded-for'), userAgent: headers.get('user-agent') }
}

/** Who changes something: a person, a token, the command line, or Faultline itself. */
export interface Actor {
  kind: 'person' | 'token' | 'command' | 'system'
  id: string | null
  name: string
  origin: Origin
}

export const NOWHERE: Origin = { address: null, userAgent: null }

/** What happens without anybody asking. */
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Faultline', origin: NOWHERE }

/** `npm run admin` on the machine itself. */
export const COMMAND_LINE: Actor = { kind: 'command', id: null, name: 'npm run admin', origin: NOWHERE }

/** One AuditEntry as the page and the CSV show it. */
export interface AuditEntryView {
  id: string
  /** ISO 8601 UTC. */
  at: string
  actor: Actor
  /** "person.role-changed" */
  action: string
  subject: { kind: string; id: string | null; name: string | null }
  /** What was done, as a sentence without its beginning: "changed the role of Mira from viewer to admin". */
  sentence: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** One page of the audit, newest first; the cursor of the next older one, or null at the end. */
export interface AuditPage {
  entries: AuditEntryView[]
  nextCursor: string | null
}

/** Somebody who stands in the audit, to be chosen as a filter: the value of `who`, and their latest name. */
export interface AuditActor {
  who: string
  name: string
}

/** What the filters offer: only what stands in the audit. */
export interface AuditChoices {
  actors: AuditActor[]
  words: { word: string; name: string; actions: { action: string; name: string }[] }[]
}
