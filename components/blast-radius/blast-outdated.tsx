/** Says that what is shown could not be read anew, and tries again. */
'use client'

import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import type { BlastPictureState } from './use-blast-picture'

export function BlastOutdated({ state: { error, isFetching, refetch } }: { state: BlastPictureState }) {
  if (error === null) return null
  return (
    <FormNotice tone="refused">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-60">
          What you see is as of when it was last read. Reading it anew failed: {error.message}
        </p>
        <Button size="sm" onClick={() => void refetch()} disabled={isFetching}>
          {isFetching ? 'Trying again…' : 'Try again'}
        </Button>
      </div>
    </FormNotice>
  )
}
