/** How browser and server ask about changes to identity: keys under `iam-changes`, which the live signal of that name refreshes. */
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/wire/fetch-json'
import type { IncidentLaneView } from './contract'

/** What an incident's overview shows of identity. */
export function incidentLaneQuery(id: string) {
  return queryOptions({
    queryKey: ['iam-changes', 'lane', id],
    queryFn: async ({ signal }) => {
      const address = `/api/incidents/${encodeURIComponent(id)}/iam-lane`
      return (await fetchJson<{ data: IncidentLaneView }>(address, signal)).data
    },
    staleTime: 30_000,
    retry: false,
  })
}
