/** The post-mortem of an incident: the document, the checklist beside it, actions below, and its way to being published. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '@/components/ui/error-state'
import { postmortemQuery } from '@/lib/postmortems/queries'
import { OpeningPanel } from './opening-panel'
import type { PostmortemPageProps } from './page-props'
import { PostmortemParts } from './postmortem-parts'
import { PostmortemSkeleton } from './postmortem-skeleton'

export function PostmortemPage({ templates, ...props }: PostmortemPageProps) {
  const { incidentId, of, revision } = props
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(postmortemQuery(incidentId, of))
  if (revision !== null) {
    return <PostmortemParts {...props} mayWrite={false} postmortem={revision.view} toldAt={0} />
  }
  if (data === undefined && error) {
    return (
      <ErrorState
        title="The post-mortem could not be read"
        detail={error.message}
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        Nothing that was written in it is lost. The overview of the incident may still work.
      </ErrorState>
    )
  }
  if (data === undefined) return <PostmortemSkeleton />
  if (data === null) return <OpeningPanel {...props} templates={templates} />
  return <PostmortemParts key={data.id} {...props} postmortem={data} toldAt={dataUpdatedAt} />
}
