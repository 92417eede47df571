/** The way of the fault, from left to right: what failed, what AWS names, what stands between, what reaches accounts. */
'use client'

import { ArrowRight, ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Fold } from '@/components/ui/fold'
import { safeHref } from '@/lib/domain/safe-href'
import type { FaultPath, PathStop } from './fault-path'
import { WholeRegions } from './whole-regions'

/** Names of a column that stand in view; the rest is folded. */
const SHOWN = 3

interface FaultPathStripProps {
  path: FaultPath
  /** What the way comes to, in figures. */
  children: ReactNode
}

export function FaultPathStrip({ path, children }: FaultPathStripProps) {
  const id = useId()
  const columns = [
    { title: failedTitle(path.failed), stops: path.failed },
    { title: 'AWS names', stops: path.named },
    { title: 'Which goes through', stops: path.through },
    { title: 'Reaches', stops: path.reaches },
  ].filter(({ stops }) => stops.length > 0)
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="sr-only">
        Path of the fault
      </h2>
      <ol className="flex flex-col gap-x-3 gap-y-2 rounded-md border border-line bg-surface p-4 lg:flex-row lg:items-stretch">
        {columns.map(({ title, stops }) => (
          <Column key={title} title={title}>
            <Stops stops={stops} />
          </Column>
        ))}
        <Column title="Touches" last>
          {children}
        </Column>
      </ol>
    </section>
  )
}

function failedTitle(failed: readonly PathStop[]): string {
  const [first] = failed
  if (first?.by === 'told') return 'People say that this failed'
  return first?.by === 'supposed' ? 'Supposed to fail' : 'Failed'
}

function Column({ title, last = false, children }: { title: string; last?: boolean; children: ReactNode }) {
  return (
    <li className="flex min-w-0 flex-col gap-x-3 gap-y-2 lg:flex-1 lg:flex-row">
      <div className="min-w-0 flex-1">
        <h3 className="mb-1 text-2xs font-semibold tracking-wider text-ink-muted uppercase">{title}</h3>
        {children}
      </div>
      {last ? null : (
        <ArrowRight aria-hidden size={14} className="shrink-0 rotate-90 text-ink-faint lg:mt-5.5 lg:rotate-0" />
      )}
    </li>
  )
}

function Stops({ stops }: { stops: readonly PathStop[] }) {
  const rest = stops.length - SHOWN
  // One more line is no longer than the words that fold it away.
  const shown = rest > 1 ? stops.slice(0, SHOWN) : stops
  return (
    <>
      <StopList stops={shown} />
      {rest > 1 ? (
        <Fold label={`and ${rest.toLocaleString('en-US')} more`}>
          <div className="max-h-72 overflow-y-auto">
            <StopList stops={stops.slice(SHOWN)} />
          </div>
        </Fold>
      ) : null}
    </>
  )
}

function StopList({ stops }: { stops: readonly PathStop[] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {stops.map((stop) => (
        <li key={stop.name} className="min-w-0">
          {hasMore(stop) ? (
            <details open={stops.length === 1 || undefined} className="group/stop">
              <summary className="list-none [&::-webkit-details-marker]:hidden">
                <StopName stop={stop} />
                <ChevronRight
                  aria-hidden
                  size={12}
                  className="ml-1 inline text-ink-faint transition-transform duration-100 group-open/stop:rotate-90"
                />
              </summary>
              <p className="mt-0.5 text-xs text-pretty text-ink-muted">
                {stop.sentence} <Source stop={stop} />
              </p>
            </details>
          ) : (
            <>
              <StopName stop={stop} />
              {stop.sentence === null || stop.by === 'usage' || stop.accounts !== null ? null : (
                <p className="text-xs text-pretty text-ink-muted">{stop.sentence}</p>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What AWS says itself, and that users are touched, needs no explanation. */
function hasMore({ by, sentence }: PathStop): boolean {
  return sentence !== null && (by === 'catalogue' || by === 'declared')
}

function StopName({ stop: { name, accounts } }: { stop: PathStop }) {
  return (
    <>
      <span className="font-medium wrap-anywhere">
        <WholeRegions name={name} />
      </span>
      {accounts === null ? null : (
        <span className="tabular ml-1.5 text-xs text-ink-muted">
          {accounts.toLocaleString('en-US')}
          <span className="sr-only"> accounts</span>
        </span>
      )}
    </>
  )
}

function Source({ stop: { source, name } }: { stop: PathStop }) {
  const href = safeHref(source)
  if (href === null) return null
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener nofollow"
      className="whitespace-nowrap text-accent underline underline-offset-2"
    >
      How AWS builds it<span className="sr-only">: {name}</span>
    </a>
  )
}
