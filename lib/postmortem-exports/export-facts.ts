/** What an export says about itself. */
import type { RevisionRef } from '@/lib/postmortems/contract'

/** When, for whom, and from where a document is exported. */
export interface ExportFacts {
  /** ms since 1970. */
  now: number
  /** Of the post-mortem's page. */
  address: string
  /** Whose copy it is. */
  reader: string
  /** Which published revision it is; null: the post-mortem as it is now. */
  revision: RevisionRef | null
}
