/** One source: its state, when it was and will be read, how the last polls went, what went wrong. */
'use client'

import { useId } from 'react'
import { SeverityMark } from '@/components/ui/severity-mark'
import { useTimeSettings } from '@/components/ui/time-context'
import type { SourceDetailView } from '@/lib/source-health/contract'
import { CoverageStrip } from './coverage-strip'
import { LastFailure } from './last-failure'
import { PollNow } from './poll-now'
import { PollStrip } from './poll-strip'
import { SourceError } from './source-error'
import { SourceFacts } from './source-facts'
import { fullSourceName, isPolled, sourceName, sourcePurpose, stateWords, troubleWithinGroup } from './source-words'
import { UnreadableList } from './unreadable-list'

interface SourceCardProps {
  source: SourceDetailView
  /** Whether the reader may have it polled. */
  mayPoll: boolean
  /** Whether the connection that it is read through is switched off. */
  isSwitchedOff?: boolean
}

export function SourceCard({ source, mayPoll, isSwitchedOff = false }: SourceCardProps) {
  const { zone } = useTimeSettings()
  const titleId = useId()
  const { mark, word } = stateWords(source, isSwitchedOff)
  const { lastFailure, pollRuns } = source
  const Title = source.connectionId === null ? 'h2' : 'h3'
  const mayBePolled = mayPoll && isPolled(source) && source.state !== 'off' && source.kind !== 'eventbridge'
  return (
    <section aria-labelledby={titleId} className="min-w-0 rounded-md border border-line bg-surface">
      <div className="grid gap-x-8 gap-y-4 p-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0">
          <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Title id={titleId} className="text-base font-semibold">
              {sourceName(source)}
            </Title>
            <SeverityMark kind={mark} word={word} withWord size={12} className="text-sm" />
          </header>
          <p className="mt-0.5 max-w-[72ch] text-sm text-pretty text-ink-muted">{sourcePurpose(source)}</p>
          <SourceError error={troubleWithinGroup(source)} failing={source.state === 'failing'} />
          <SourceFacts source={source} />
        </div>
        <div className="flex min-w-0 flex-col items-start gap-3">
          {pollRuns.length > 0 && source.kind !== 'bundled' ? <PollStrip runs={pollRuns} zone={zone} /> : null}
          {mayBePolled ? <PollNow source={source.id} name={fullSourceName(source)} /> : null}
        </div>
      </div>
      {isPolled(source) && source.coverage.some(({ state }) => state !== 'not-configured') ? (
        <div className="px-4 pb-4">
          <CoverageStrip coverage={source.coverage} zone={zone} />
        </div>
      ) : null}
      {lastFailure === null ? null : <LastFailure failure={lastFailure} source={source} />}
      <UnreadableList items={source.unreadable} total={source.unreadableCount} />
    </section>
  )
}
