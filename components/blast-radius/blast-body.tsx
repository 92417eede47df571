/** The page below the head: drawn from what the server sent, and from the whole facts once they are here. */
'use client'

import { ErrorState } from '@/components/ui/error-state'
import type { SurerHint } from '@/lib/blast-radius/contract'
import { useBlast } from './blast-context'
import { BlastShown } from './blast-shown'
import { BlastSkeleton } from './blast-skeleton'
import type { FirstPicture } from './picture'
import { useBlastPicture } from './use-blast-picture'

/** What the page knows when it comes. */
export interface BlastBodyProps {
  incident: string
  /** For the text that is copied. */
  title: string
  /** The reader sees the accounts of some teams alone. */
  isLimited: boolean
  /** Null: it could not be read, and the browser tries again. */
  first: FirstPicture | null
  hints: readonly SurerHint[]
}

export function BlastBody({ incident, first, ...rest }: BlastBodyProps) {
  const { shown } = useBlast()
  const state = useBlastPicture(incident, shown)
  const { drawn, error, isFetching, refetch } = state
  const picture = drawn?.picture ?? first
  if (picture !== null) return <BlastShown {...rest} picture={picture} rows={first?.rows ?? []} state={state} />
  if (error === null) return <BlastSkeleton />
  return (
    <ErrorState
      title="The blast radius could not be worked out"
      detail={error.message}
      onRetry={() => void refetch()}
      retrying={isFetching}
    >
      What is known of the incident itself stands in its overview.
    </ErrorState>
  )
}
