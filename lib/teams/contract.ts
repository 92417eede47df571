/** Teams as they cross the wire. */

export interface TeamSummary {
  id: string
  name: string
  members: number
  accounts: number
  /** Members who see only the accounts of their teams. */
  limited: number
}

export interface TeamView {
  id: string
  name: string
  /** By name. */
  members: { id: string; name: string; email: string; limitedToTeams: boolean; disabled: boolean }[]
  /** AWS account ids, 12 digits, sorted. */
  accounts: string[]
  /** Names of limited members who belong to no other team: without this one they see no account. */
  onlyHere: string[]
}
