/** Services by name as they cross the wire. */

/** A service that can be chosen. */
export interface ServiceChoice {
  /** Our id. */
  service: string
  /** AWS's name, without a Region. */
  name: string
}

/** A service that something names and no catalogue knows. */
export interface UnmappedServiceView {
  service: string
  /** events: AWS told something of it. usage: an account is said to use it. */
  seenIn: ('events' | 'usage')[]
  /** Events of it, and events that name it among what was hit. */
  events: number
  /** Accounts that are said to use it, those that have left too. */
  accounts: number
}
