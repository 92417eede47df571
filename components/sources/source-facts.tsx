/** When a source was and will be read, and what it has brought. */
'use client'

import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNow } from '@/components/ui/use-now'
import { formatDuration } from '@/lib/domain/format-time'
import type { SourceDetailView } from '@/lib/source-health/contract'
import { isPolled } from './source-words'

/** Kinds that bring names and places, not events; and the webhook, whose events are counted with the queues'. */
const NO_EVENTS = ['catalogue', 'directory', 'inventory', 'webhook', 'evidence', 'iam-changes']

export function SourceFacts({ source }: { source: SourceDetailView }) {
  const { kind, backfillComplete, eventCount } = source
  const hasHistory = kind === 'public-status' || kind === 'aws-health'
  return (
    <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-3 text-sm">
      {isPolled(source) ? <PollTimes source={source} /> : null}
      {kind === 'webhook' ? <LastMessage at={source.lastAttemptAt} /> : null}
      {hasHistory ? <Fact name="History">{backfillComplete ? 'Read in full' : 'Not read in full yet'}</Fact> : null}
      {source.connectionId === null ? null : <CallsOfLastPoll source={source} />}
      {NO_EVENTS.includes(kind) || (kind === 'eventbridge' && source.state === 'off') ? null : (
        <Fact name={kind === 'eventbridge' ? 'Events by EventBridge' : 'Events from here'}>
          {eventCount.toLocaleString('en-US')}
        </Fact>
      )}
      <Lag lag={source.lag} />
    </dl>
  )
}

function Lag({ lag }: { lag: SourceDetailView['lag'] }) {
  if (lag === null) return null
  const told = lag.events === 1 ? 'its latest event' : `its latest ${lag.events} events, the median of them`
  return (
    <Fact name="Lag behind AWS">
      <span title={`Between AWS's first word and ours, for ${told}`}>{formatDuration(lag.ms)}</span>
    </Fact>
  )
}

function PollTimes({ source: { kind, lastCompletePollAt, nextPollAt, state } }: { source: SourceDetailView }) {
  if (kind === 'eventbridge' && state === 'off') return null
  return (
    <>
      <Fact name="Last complete poll">
        {lastCompletePollAt === null ? 'Never' : <RelativeTime at={lastCompletePollAt} />}
      </Fact>
      <Fact name="Next poll">
        {kind === 'eventbridge' ? (
          'Listens all the time'
        ) : (
          <NextPoll at={nextPollAt} otherwise={state === 'off' ? 'When needed' : 'Not planned'} />
        )}
      </Fact>
    </>
  )
}

function LastMessage({ at }: { at: string | null }) {
  return <Fact name="Last message">{at === null ? 'None yet' : <RelativeTime at={at} />}</Fact>
}

function CallsOfLastPoll({ source }: { source: SourceDetailView }) {
  if (source.state === 'off') return null
  const latest = source.pollRuns.find(({ outcome }) => outcome !== 'running')
  if (latest === undefined) return null
  const throttled = latest.throttles > 0 ? `, ${latest.throttles.toLocaleString('en-US')} throttled` : ''
  return <Fact name="Calls in the last poll">{`${latest.requests.toLocaleString('en-US')}${throttled}`}</Fact>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-28">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="tabular font-medium">{children}</dd>
    </div>
  )
}

function NextPoll({ at, otherwise }: { at: string | null; otherwise: string }) {
  const now = useNow()
  if (at === null) return otherwise
  return Date.parse(at) <= now ? 'Due now' : <RelativeTime at={at} />
}
