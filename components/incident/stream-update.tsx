/** One thing AWS said, in its words: what changed is marked, and of a repeated text what is new stands first. */

import { Fold } from '@/components/ui/fold'
import { ReadableWords } from '@/components/ui/readable-words'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { readableText } from '@/lib/domain/readable-text'
import { severityWord } from '@/lib/domain/severity'
import type { IncidentEventView, IncidentUpdateView } from '@/lib/incidents/contract'
import { IncidentEventLink } from './incident-event-link'
import { SeverityChange } from './severity-change'

interface StreamUpdateProps {
  update: IncidentUpdateView
  /** Those it was said of; nothing is named where the incident has but one event. */
  events: readonly IncidentEventView[]
}

export function StreamUpdate({ update, events }: StreamUpdateProps) {
  const { observedAt, severity, severityBefore, severityChanged } = update
  return (
    <>
      <p className="mb-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-muted">
        <Time at={observedAt} />
        <span className="font-medium">AWS</span>
        <Named events={events} />
        {severityChanged ? (
          <SeverityChange before={severityBefore} after={severity} />
        ) : severity === null ? null : (
          <SeverityMark kind={severity} size={12} word={severityWord(severity)} withWord className="font-normal" />
        )}
      </p>
      <Words update={update} />
    </>
  )
}

function Words({ update: { text, parts } }: { update: IncidentUpdateView }) {
  if (parts === null) return <ReadableWords paragraphs={readableText(text)} />
  const fresh = parts.filter(({ isNew }) => isNew)
  return (
    <div className="flex flex-col gap-1">
      {fresh.length === 0 ? (
        <p className="text-sm text-ink-muted">AWS repeated its text; no sentence is new.</p>
      ) : (
        <ReadableWords paragraphs={fresh.flatMap((part) => readableText(part.text))} />
      )}
      <Fold label={fresh.length === 0 ? 'The text' : 'The whole text, what is new marked'}>
        <p className="text-sm wrap-anywhere text-pretty whitespace-pre-line text-ink-muted">
          {parts.map((part, index) =>
            part.isNew ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change under its key
              <mark key={index} className="rounded-sm bg-accent-soft text-ink">
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </p>
      </Fold>
    </div>
  )
}

/** More are told in the tooltip only. */
const NAMED = 3

function Named({ events }: { events: readonly IncidentEventView[] }) {
  if (events.length === 0) return null
  const rest = events.length - NAMED
  return (
    <span title={rest > 0 ? events.map(nameOf).join(', ') : undefined}>
      {events.slice(0, NAMED).map((event, index) => (
        <span key={event.id}>
          {index === 0 ? null : ', '}
          <IncidentEventLink
            id={event.id}
            className="underline decoration-line-strong underline-offset-2 hover:text-ink"
          >
            {nameOf(event)}
          </IncidentEventLink>
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : null}
    </span>
  )
}

function nameOf({ serviceName, region }: IncidentEventView): string {
  return `${serviceName} ${region}`
}
