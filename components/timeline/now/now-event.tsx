/** One open event in the Now strip. */
'use client'

import { ArrowRight } from 'lucide-react'
import { Duration } from '@/components/ui/duration'
import { SeverityMark } from '@/components/ui/severity-mark'
import { headline } from '@/lib/domain/event-state'
import type { EventSummaryView } from '@/lib/events/contract'
import { EventLink } from '../event-link'
import { peakWord } from '../peak-word'

const GROUNDS = {
  disruption: 'bg-disruption-soft',
  degradation: 'bg-degradation-soft',
  informational: '',
}

export function NowEvent({ event }: { event: EventSummaryView }) {
  const severity = event.severity ?? event.peakSeverity
  return (
    <li className={severity ? GROUNDS[severity] : undefined}>
      <EventLink
        id={event.id}
        className="group grid min-h-9 grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-1.5 text-sm md:grid-cols-[14px_minmax(7rem,12rem)_7.5rem_minmax(0,1fr)_auto_auto]"
      >
        <SeverityMark kind={severity ?? 'unknown'} word={peakWord(severity, 'open')} />
        <span className="truncate font-medium">
          {event.serviceName}
          <span className="font-mono text-xs font-normal text-ink-muted md:hidden"> {event.region}</span>
        </span>
        <span className="font-mono text-xs text-ink-muted max-md:hidden">{event.region}</span>
        <span className="min-w-0 truncate group-hover:underline group-hover:underline-offset-2 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2">
          {headline(event.summary)}
        </span>
        <span className="text-right whitespace-nowrap tabular">
          <Duration from={event.impact?.from ?? event.startedAt} to={null} />
        </span>
        <ArrowRight aria-hidden size={14} className="text-ink-faint group-hover:text-ink max-md:hidden" />
      </EventLink>
    </li>
  )
}
