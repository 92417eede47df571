/** What the checklist, the actions and the sign-off bar are told by the page that they stand on, and how they change it. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { NamedRef } from '@/lib/incidents/contract'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { postmortemAddress, postmortemQuery } from '@/lib/postmortems/queries'

/** Which post-mortem, who looks at it, and whom things can be given to. */
export interface PostmortemPart {
  /** The incident whose page this is. */
  incidentId: string
  /** The post-mortem that the address names by `?of=`; null: the incident's own. */
  of: string | null
  postmortem: PostmortemView
  /** The published revision that is looked at; null: as it is now. */
  revision: number | null
  /** False for viewers and for published revisions: everything is to be read, nothing to be changed. */
  mayWrite: boolean
  /** Null for programs. */
  readerId: string | null
  /** Who may own things, by name. */
  people: readonly NamedRef[]
}

export interface PostmortemStore {
  /** Where a part of it is changed: "/items/12". */
  address: (path: string) => string
  /** Puts into the page what is stored now, and asks for what else followed from it. */
  update: (change: (view: PostmortemView) => PostmortemView) => void
  /** Asks for all of it anew. */
  refresh: () => Promise<void>
}

/** The post-mortem as this tab knows it. */
export function usePostmortemStore({ incidentId, of }: Pick<PostmortemPart, 'incidentId' | 'of'>): PostmortemStore {
  const queries = useQueryClient()
  const { queryKey } = postmortemQuery(incidentId, of)
  const refresh = () => queries.invalidateQueries({ queryKey, exact: true })
  return {
    address: (path) => postmortemAddress(incidentId, path, of),
    refresh,
    update: (change) => {
      queries.setQueryData(queryKey, (view) => (view ? change(view) : view))
      void refresh()
    },
  }
}
