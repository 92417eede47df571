/** Everything AWS said about the event, in its own words, newest first. */

import { DetailSection } from '@/components/ui/detail-section'
import { ReadableWords } from '@/components/ui/readable-words'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { stateWord } from '@/lib/domain/event-state'
import { readableText } from '@/lib/domain/readable-text'
import { type Severity, severityWord } from '@/lib/domain/severity'
import type { EventUpdateView, EventView } from '@/lib/events/contract'

export function EventUpdates({ event }: { event: EventView }) {
  const newestFirst = [...event.updates].reverse()
  return (
    <DetailSection title="What AWS said" note={updateCount(newestFirst.length)}>
      {newestFirst.length === 0 ? (
        <p className="text-sm text-ink-muted">
          No words of AWS are stored for this event{event.referenceUrl ? '; its page tells more' : ''}.
        </p>
      ) : (
        <ol className="flex flex-col">
          {newestFirst.map((update, index) => (
            <Update
              // biome-ignore lint/suspicious/noArrayIndexKey: updates are only ever appended, and two may share a moment
              key={newestFirst.length - index}
              update={update}
              isOldest={index === newestFirst.length - 1}
              isEnd={index === 0 && event.status === 'closed'}
            />
          ))}
        </ol>
      )}
    </DetailSection>
  )
}

interface UpdateProps {
  update: EventUpdateView
  isOldest: boolean
  /** The last thing said of an event that is over. */
  isEnd: boolean
}

function Update({ update, isOldest, isEnd }: UpdateProps) {
  return (
    <li className="relative flex gap-3 pb-4">
      {isOldest ? null : <span aria-hidden className="absolute top-5 bottom-0 left-[5.5px] w-px bg-line" />}
      <UpdateMark severity={update.severity} isEnd={isEnd} />
      <div className="min-w-0 flex-1">
        <Time at={update.observedAt} className="text-xs text-ink-muted" />
        <ReadableWords paragraphs={readableText(update.text)} />
      </div>
    </li>
  )
}

/** Not every source tells how bad it was when it said so: what has no severity is over only at the end. */
function UpdateMark({ severity, isEnd }: { severity: Severity | null; isEnd: boolean }) {
  if (severity === null && !isEnd)
    return <span aria-hidden className="mx-0.5 mt-1.5 size-2 shrink-0 rounded-full bg-line-strong" />
  const word = severity === null ? stateWord('resolved') : severityWord(severity)
  return <SeverityMark kind={severity ?? 'resolved'} size={12} word={word} className="mt-1 self-start" />
}

function updateCount(count: number): string | null {
  if (count === 0) return null
  return count === 1 ? '1 update' : `${count} updates`
}
