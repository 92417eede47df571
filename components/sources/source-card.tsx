/** One source: its state, when it was and will be read, how the last polls went, what went wrong. */
'use client'

import { useId } from 'react'
import { SeverityMark } from '@/components/ui/severity-mark'
import { useTimeSettings } from '@/components/ui/time-context'
import type { SourceDetailView } from '@/lib/source-health/contract'
import { PollStrip } from './poll-strip'
import { SourceError } from './source-error'
import { SourceFacts } from './source-facts'
import { sourceName, sourcePurpose, stateWords } from './source-words'
import { UnreadableList } from './unreadable-list'

export function SourceCard({ source }: { source: SourceDetailView }) {
  const { zone } = useTimeSettings()
  const titleId = useId()
  const { mark, word } = stateWords(source)
  const polled = source.kind !== 'bundled'
  return (
    <section aria-labelledby={titleId} className="min-w-0 rounded-md border border-line bg-surface">
      <div className="grid gap-x-8 gap-y-4 p-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0">
          <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 id={titleId} className="text-base font-semibold">
              {sourceName(source.id)}
            </h2>
            <SeverityMark kind={mark} word={word} withWord size={12} className="text-sm" />
          </header>
          <p className="mt-0.5 max-w-[72ch] text-sm text-pretty text-ink-muted">{sourcePurpose(source.id)}</p>
          <SourceError error={source.lastError} failing={source.state === 'failing'} />
          <SourceFacts source={source} />
        </div>
        {polled && source.pollRuns.length > 0 ? <PollStrip runs={source.pollRuns} zone={zone} /> : null}
      </div>
      <UnreadableList items={source.unreadable} total={source.unreadableCount} />
    </section>
  )
}
