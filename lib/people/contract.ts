/** People as they cross the wire. Times are ISO 8601 UTC. */
import type { Role } from '@/lib/domain/access'

/** invited: has a way in but never came. active: can sign in. disabled: may not. */
export type PersonState = 'invited' | 'active' | 'disabled'

export interface PersonView {
  id: string
  name: string
  email: string
  role: Role
  state: PersonState
  teams: { id: string; name: string }[]
  /** True: sees only the accounts of those teams. */
  limitedToTeams: boolean
  secondFactor: boolean
  /** Whether a password, or the company's identity provider, lets them in. */
  hasPassword: boolean
  hasProvider: boolean
  /** When they last used Faultline; null: never. */
  lastSeenAt: string | null
  /** Until when an unused one-time link lets them in; null: there is none. */
  linkUntil: string | null
  /** How many browsers they are signed in with. */
  sessions: number
}

/** A page of people, by name. */
export interface PeoplePage {
  people: PersonView[]
  /** How many there are in all, and how many of them match what was sought. */
  total: number
  matching: number
  /** After whom the next page begins: their id; null at the end. */
  next: string | null
}

/** A one-time link, shown once to whoever made it. */
export interface OneTimeLink {
  name: string
  email: string
  url: string
  /** Until when it works. */
  until: string
}
