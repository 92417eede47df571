/** What AWS said and what the team wrote, in one stream, newest first. */
'use client'

import { classNames } from '@/components/ui/class-names'
import { Panel } from '@/components/ui/panel'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { statusWord } from '@/lib/domain/incident-words'
import type { IncidentEventView } from '@/lib/incidents/contract'
import { Composer } from './composer'
import { useIncident } from './incident-context'
import { LeftOut } from './left-out'
import { STREAM_CHOICES, type StreamChoice, type StreamEntry, streamEntries } from './stream-entries'
import { StreamNote } from './stream-note'
import { StreamUpdate } from './stream-update'
import { useStreamView } from './use-stream-view'

const WORDS: Record<StreamChoice, string> = { all: 'All', aws: 'AWS', ours: 'Ours' }

/** Earlier entries are folded. */
const SHOWN = 30

export function Stream() {
  const { incident, reader } = useIncident()
  const { choice, all, linkTo } = useStreamView()
  const entries = streamEntries(incident, choice)
  const shown = all ? entries : entries.slice(0, SHOWN)
  const events = new Map(incident.events.map((event) => [event.id, event]))
  return (
    <div id="stream" className="scroll-mt-2">
      <Panel title="What was said and done" note={<Choices choice={choice} linkTo={linkTo} />}>
        {reader.mayRespond && choice !== 'aws' ? <Composer /> : null}
        {entries.length === 0 ? <p className="text-sm text-ink-muted">{NOTHING[choice]}</p> : null}
        <ol aria-label="What was said and done, newest first" className="flex flex-col">
          {shown.map((entry, index) => (
            <Entry key={entry.key} entry={entry} events={events} isOldest={index === entries.length - 1} />
          ))}
        </ol>
        {entries.length > shown.length ? (
          <a {...linkTo(choice, true)} className="w-fit text-sm text-accent hover:underline">
            Show the other {(entries.length - shown.length).toLocaleString('en-US')}, down to the first
          </a>
        ) : null}
        {choice === 'ours' ? null : (
          <LeftOut count={incident.leftOut.updates} what="earlier update" elsewhere="Each event tells its own." />
        )}
        {choice === 'aws' ? null : <LeftOut count={incident.leftOut.notes} what="earlier note" />}
      </Panel>
    </div>
  )
}

const NOTHING: Record<StreamChoice, string> = {
  all: 'Nothing was said or done yet.',
  aws: 'No words of AWS are stored for this incident.',
  ours: 'Nobody of yours has written anything yet.',
}

function Choices({ choice, linkTo }: Pick<ReturnType<typeof useStreamView>, 'choice' | 'linkTo'>) {
  return (
    <span className="inline-flex rounded-md border border-line bg-sunken p-0.5">
      {STREAM_CHOICES.map((each) => (
        <a
          key={each}
          {...linkTo(each)}
          aria-current={each === choice ? 'true' : undefined}
          className={classNames(
            'flex h-6.5 items-center rounded-[4px] border px-2.5 text-xs font-medium',
            each === choice ? 'border-line bg-surface text-ink' : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {WORDS[each]}
        </a>
      ))}
    </span>
  )
}

interface EntryProps {
  entry: StreamEntry
  events: ReadonlyMap<string, IncidentEventView>
  isOldest: boolean
}

function Entry({ entry, events, isOldest }: EntryProps) {
  return (
    <li className="relative flex min-w-0 gap-3 pb-4 last:pb-0">
      {isOldest ? null : <span aria-hidden className="absolute top-5 bottom-0 left-[5.5px] w-px bg-line" />}
      <EntryMark entry={entry} />
      <div className="min-w-0 flex-1">
        <EntryBody entry={entry} events={events} />
      </div>
    </li>
  )
}

function EntryBody({ entry, events }: Pick<EntryProps, 'entry' | 'events'>) {
  switch (entry.kind) {
    case 'update':
      return (
        <StreamUpdate
          update={entry.update}
          events={events.size < 2 ? [] : entry.eventIds.flatMap((id) => events.get(id) ?? [])}
        />
      )
    case 'note':
      return <StreamNote note={entry.note} />
    default:
      return (
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-muted">
          <Time at={entry.at} />
          <span>
            <span className="font-medium text-ink">{statusWord(entry.status)}</span> by {entry.by}
          </span>
        </p>
      )
  }
}

function EntryMark({ entry }: { entry: StreamEntry }) {
  if (entry.kind === 'update' && (entry.update.severity !== null || entry.update.severityChanged)) {
    return <SeverityMark kind={entry.update.severity ?? 'resolved'} size={12} word="" className="mt-0.5 self-start" />
  }
  const ours = entry.kind !== 'update'
  return (
    <span
      aria-hidden
      className={classNames(
        'mx-0.5 mt-1 size-2 shrink-0',
        ours ? 'rotate-45 rounded-[1px] bg-accent' : 'rounded-full bg-line-strong',
      )}
    />
  )
}
