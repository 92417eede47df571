/** What is known of the services that accounts use, and where it was looked for. */

/** How much of a service an account uses in a Region. */
export interface UsageCount {
  /** 12 digits. */
  account: string
  /** Our id of the service: lib/domain/resource-service.ts. */
  service: string
  /** AWS Region id or `global`. */
  region: string
  resources: number
}

/** What came of asking one source which resources there are. */
export interface InventoryFinding {
  source: 'config' | 'resource-explorer'
  /** not-set-up: AWS answers, and there is nothing to read. */
  state: 'read' | 'not-set-up' | 'denied'
  /** For people: what was found, and what to do where it is not read. */
  sentence: string
}
