/** Tells what was taken away (an item, an action), and brings it back. */
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'

/** Something that was taken away. */
export interface Removed {
  id: string
  name: string
}

interface UndoNoticeProps {
  removed: Removed | null
  /** Brings it back; answers with why it did not, null where it did. */
  onBringBack: (removed: Removed) => Promise<string | null>
  onForget: () => void
}

export function UndoNotice({ removed, onBringBack, onForget }: UndoNoticeProps) {
  const [problem, setProblem] = useState<string | null>(null)
  if (removed === null) return null
  return (
    <FormNotice tone={problem === null ? 'note' : 'refused'}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 wrap-anywhere">{problem ?? `“${removed.name}” was removed.`}</span>
        <Button size="sm" className="pointer-coarse:h-11" onClick={async () => setProblem(await onBringBack(removed))}>
          Bring it back
        </Button>
        <Button
          size="sm"
          variant="quiet"
          className="pointer-coarse:h-11"
          onClick={() => {
            setProblem(null)
            onForget()
          }}
        >
          Close
        </Button>
      </div>
    </FormNotice>
  )
}
