/** By which check an action is found to be done, and what that found last. */
'use client'

import { ScanSearch } from 'lucide-react'
import { Time } from './time'

interface VerificationLineProps {
  /** "Done by itself when C1 passes in 4 accounts"; null: people say when it is done. */
  rule: string | null
  /** When it was judged last, ISO 8601 UTC, and what was found, as a sentence. */
  judgedAt: string | null
  says: string | null
}

export function VerificationLine({ rule, judgedAt, says }: VerificationLineProps) {
  if (rule === null && says === null) return null
  return (
    <span className="flex min-w-0 items-start gap-1.5 text-xs font-normal text-pretty text-ink-muted wrap-anywhere">
      <ScanSearch aria-hidden size={12} className="mt-0.5 shrink-0" />
      <span className="min-w-0">
        {rule === null ? null : `${rule}; `}
        {judgedAt === null ? (
          'not judged yet.'
        ) : (
          <>
            last judged <Time at={judgedAt} />
            {says === null ? '.' : `: ${says}`}
          </>
        )}
      </span>
    </span>
  )
}
