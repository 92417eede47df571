/** What the trace and the lanes span. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNow } from '@/components/ui/use-now'
import { facetsQuery } from '@/lib/events/queries'
import { endOfDay } from '@/lib/events/time-window'
import { freshnessQuery } from '@/lib/source-health/queries'
import { useTimeline } from './timeline-context'
import type { Span } from './trace/brush'
import { traceSpan } from './trace/trace-span'
import { unknownSpans } from './trace/unknown-spans'

export interface TraceExtent {
  span: Span
  /** Stretches of it of which nothing is known. */
  unknown: Span[]
}

export function useTraceSpan(): TraceExtent {
  const { traced } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const { data: freshness } = useQuery(freshnessQuery)
  const now = useNow(60_000)
  const recordFrom = facets?.firstStartedAt ?? null
  const today = endOfDay(now)
  const span = useMemo(() => traceSpan(traced, recordFrom, today), [traced, recordFrom, today])
  const unknown = useMemo(
    () => (facets ? unknownSpans(span, { recordFrom, freshness, now }) : []),
    [span, facets, recordFrom, freshness, now],
  )
  return { span, unknown }
}
