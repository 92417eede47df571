/** The lanes as a table, for those who do not see a drawing. */
'use client'

import { useState } from 'react'
import { useNow } from '@/components/ui/use-now'
import { formatDuration } from '@/lib/domain/format-time'
import { severityWord } from '@/lib/domain/severity'
import type { LaneBar } from '@/lib/events/contract'
import type { LaneKind } from '@/lib/events/view-state'
import { laneFigures } from './lane-figures'

interface LanesTableProps {
  bars: readonly LaneBar[]
  kind: LaneKind
}

export function LanesTable({ bars, kind }: LanesTableProps) {
  const [open, setOpen] = useState(false)
  const now = useNow(60_000)
  return (
    <details className="mt-2 text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-md px-1 text-xs text-ink-muted hover:text-ink">As a table</summary>
      {open ? (
        <div className="mt-2 overflow-x-auto rounded-md border border-line">
          <table className="w-full border-collapse text-left text-xs tabular">
            <thead className="text-ink-faint">
              <tr className="border-b border-line">
                <th className="px-3 py-1.5 font-normal">{kind === 'region' ? 'Region' : 'Service'}</th>
                <th className="px-3 py-1.5 text-right font-normal">Events</th>
                <th className="px-3 py-1.5 text-right font-normal">Open</th>
                <th className="px-3 py-1.5 font-normal">Worst</th>
                <th className="px-3 py-1.5 text-right font-normal">Longest</th>
              </tr>
            </thead>
            <tbody>
              {laneFigures(bars, kind, now).map((lane) => (
                <tr key={lane.key} className="border-b border-line last:border-b-0">
                  <th scope="row" className="px-3 py-1 font-medium">
                    {lane.label}
                  </th>
                  <td className="px-3 py-1 text-right">{lane.events}</td>
                  <td className="px-3 py-1 text-right">{lane.open}</td>
                  <td className="px-3 py-1">{lane.worst === null ? 'not said' : severityWord(lane.worst)}</td>
                  <td className="px-3 py-1 text-right">{formatDuration(lane.longest)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </details>
  )
}
