/** Beside the name of a part: who wrote it last, and what can be done with it. */
'use client'

import { History, Pencil } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import { useDocument } from './document-context'
import type { FieldProps } from './field-props'
import { FieldRefresh } from './field-refresh'
import { usePostmortem } from './postmortem-context'

export function FieldTools({ spec, field }: FieldProps) {
  const { mayWrite } = usePostmortem()
  const { editing, edit, openHistory } = useDocument()
  const isEditing = editing === spec.key
  return (
    <div className="ml-auto flex min-w-0 items-center gap-0.5">
      <Origin field={field} />
      <div className="flex shrink-0 print:hidden noscript:hidden">
        {mayWrite && spec.fromFacts ? <FieldRefresh spec={spec} field={field} /> : null}
        {field.version === 0 && field.origin === 'empty' ? null : (
          <IconButton
            label={`History of ${spec.name}`}
            keys="h"
            onClick={() => openHistory(spec.key)}
            className="pointer-coarse:size-11"
          >
            <History aria-hidden size={14} />
          </IconButton>
        )}
        {mayWrite && spec.type === 'markdown' ? (
          <IconButton
            label={`Write ${spec.name}`}
            keys="e"
            aria-pressed={isEditing}
            onClick={() => edit(isEditing ? null : spec.key)}
            className="pointer-coarse:size-11"
          >
            <Pencil aria-hidden size={14} />
          </IconButton>
        ) : null}
      </div>
    </div>
  )
}

const ORIGIN = 'mr-1.5 min-w-0 text-xs text-pretty text-ink-muted'

/** The machine's words are told apart from people's. */
function Origin({ field: { origin, factsAt, changedBy, changedAt } }: Pick<FieldProps, 'field'>) {
  const { limited } = usePostmortem().postmortem
  if (origin === 'facts') {
    return (
      <p className={ORIGIN}>
        <span aria-hidden className="mr-1.5 inline-block size-2 rounded-[2px] border border-ink-faint hatched" />
        {limited ? 'Written from facts, as far as you may see them' : 'Written from facts'}
        {factsAt === null ? null : (
          <>
            , as of <Time at={factsAt} />
          </>
        )}
      </p>
    )
  }
  if (changedBy === null || changedAt === null) return null
  return (
    <p className={ORIGIN}>
      {changedBy}, <RelativeTime at={changedAt} />
    </p>
  )
}
