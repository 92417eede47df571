/** The trace over the list: daily magnitude as a seismograph draws it, brushable to choose what is listed. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { binDays, traceUnit } from '@/lib/domain/trace-bins'
import { traceQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { useTimeWindow } from '../use-time-window'
import { useTraceSpan } from '../use-trace-span'
import { TraceAxis } from './trace-axis'
import { TraceBrush } from './trace-brush'
import { TraceDrawing } from './trace-drawing'
import { TraceHeading } from './trace-heading'
import { traceSummary } from './trace-words'
import { useWidth } from './use-width'

/** The width that the server draws for. */
const GUESS = 1200

export function Trace() {
  const { traced } = useTimeline()
  const { data, isPlaceholderData, isError, refetch } = useQuery(traceQuery(traced))
  const { span, unknown } = useTraceSpan()
  const { window, readWindow, setWindow } = useTimeWindow(span)
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, GUESS)
  const summaryId = useId()
  const unit = traceUnit(span.from, span.to, width)
  const bins = useMemo(() => binDays(data?.days ?? [], unit, span.from, span.to), [data, unit, span])
  const failed = isError && !data
  // A line at rest would say that nothing happened.
  const hatched = useMemo(() => (failed ? [span] : unknown), [failed, span, unknown])
  return (
    <section aria-labelledby="trace-heading" aria-describedby={summaryId}>
      <TraceHeading window={window} onCommit={setWindow} failed={failed} onRetry={() => void refetch()} />
      <div className={classNames('transition-opacity duration-100', isPlaceholderData && 'opacity-60')}>
        <div ref={box} className="relative h-16">
          <TraceDrawing bins={bins} span={span} width={width} unknown={hatched} />
          <TraceBrush {...{ bins, unit, window, readWindow }} trace={span} onCommit={setWindow} />
        </div>
        <TraceAxis span={span} width={width} />
      </div>
      <p id={summaryId} className="sr-only">
        {data ? traceSummary(data.days, span) : 'The trace is being read.'}
      </p>
    </section>
  )
}
