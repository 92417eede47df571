/** Says beside a part who is writing it just now. */
'use client'

import { PenLine } from 'lucide-react'
import { usePresence } from '@/components/shell/use-presence'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import { usePostmortem } from './postmortem-context'
import { writersWords } from './presence-places'

export function FieldPresence({ field }: { field: FieldKey }) {
  const { incidentId, readerId } = usePostmortem()
  const words = writersWords(usePresence(incidentId), `postmortem/${field}`, readerId)
  return (
    <span role="status" className="min-w-0 text-xs text-accent print:hidden">
      {words === null ? null : (
        <span className="flex min-w-0 items-center gap-1">
          <PenLine aria-hidden size={12} className="shrink-0" />
          <span className="truncate">{words}</span>
        </span>
      )}
    </span>
  )
}
