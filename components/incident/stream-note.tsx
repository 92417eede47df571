/** A note or a mark in the stream: who, when it happened, its words, and what its author may do with it. */
'use client'

import { Star } from 'lucide-react'
import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { IconButton } from '@/components/ui/icon-button'
import { MarkdownHtml } from '@/components/ui/markdown-html'
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import { starNoteAction } from '@/lib/incidents/actions-notes'
import type { IncidentNoteView } from '@/lib/incidents/contract'
import { IDLE } from '@/lib/wire/action-result'
import { DeleteNote, EditNote } from './change-note'
import { useIncident } from './incident-context'

/** What was written so long after it happened says so, ms. */
const LATER = 5 * 60_000

export function StreamNote({ note }: { note: IncidentNoteView }) {
  const { reader } = useIncident()
  const { author, occurredAt, createdAt, editedAt, kind, starred } = note
  const isOwn = author.kind === 'person' && author.id === reader.personId
  const late = Date.parse(createdAt) - Date.parse(occurredAt) > LATER
  return (
    <article aria-label={`${kind === 'mark' ? 'Mark' : 'Note'} of ${author.name}`} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-muted">
        <Time at={occurredAt} />
        <span className="font-medium text-ink">{author.name}</span>
        {kind === 'mark' ? <span>marked</span> : null}
        {late ? (
          <span>
            written <RelativeTime at={createdAt} />
          </span>
        ) : null}
        {editedAt === null ? null : (
          <span>
            edited <RelativeTime at={editedAt} />
          </span>
        )}
        {reader.mayRespond ? <StarNote note={note} /> : starred ? <Starred /> : null}
      </div>
      {kind === 'mark' ? (
        <p className="text-sm font-medium wrap-anywhere">{note.body}</p>
      ) : (
        <MarkdownHtml html={note.html} />
      )}
      {reader.mayRespond && (isOwn || reader.mayEditOthers) ? (
        <div className="flex flex-wrap items-start gap-x-3">
          <EditNote note={note} />
          <DeleteNote note={note} />
        </div>
      ) : null}
    </article>
  )
}

function Starred() {
  return (
    <span className="inline-flex items-center gap-1">
      <Star aria-hidden size={12} className="fill-current text-degradation-mark" /> for the post-mortem
    </span>
  )
}

function StarNote({ note: { id, starred } }: { note: IncidentNoteView }) {
  const [state, send] = useActionState(starNoteAction, IDLE)
  return (
    <form action={send} className="print:hidden">
      <input type="hidden" name="note" value={id} />
      <input type="hidden" name="starred" value={starred ? '' : 'true'} />
      <IconButton
        type="submit"
        label={starred ? 'Starred: goes to the post-mortem' : 'Star for the post-mortem'}
        aria-pressed={starred}
        className="-my-1 size-6 aria-pressed:bg-transparent"
      >
        <Star aria-hidden size={13} className={starred ? 'fill-current text-degradation-mark' : ''} />
      </IconButton>
      <FormRefusal state={state} />
    </form>
  )
}
