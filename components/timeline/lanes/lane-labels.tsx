/** The names of the lanes at their left; each narrows the page to its service or Region. */
'use client'

import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Lane } from '@/lib/domain/lane-packing'
import type { LaneKind } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'
import { type LaneEvent, laneHeight } from './lane-layout'

interface LaneLabelsProps {
  lanes: readonly Lane<LaneEvent>[]
  kind: LaneKind
}

export const LaneLabels = memo(function LaneLabels({ lanes, kind }: LaneLabelsProps) {
  const { change } = useTimeline()
  return (
    <ul aria-label={kind === 'region' ? 'Regions' : 'Services'} className="w-24 shrink-0 border-r border-line sm:w-52">
      {lanes.map((lane) => (
        <li key={lane.key} className="border-b border-line" style={{ height: laneHeight(lane) }}>
          <button
            type="button"
            title={`Show ${lane.label} only`}
            onClick={() => change(({ filter }) => ({ filter: { ...filter, [kind]: [lane.key] } }))}
            className="flex h-full max-h-8 min-h-[23px] w-full items-center gap-2 px-2 text-left text-xs hover:bg-sunken sm:px-3"
          >
            <span className={classNames('min-w-0 flex-1 truncate', kind === 'region' && 'font-mono')}>
              {bareName(lane.label)}
            </span>
            <span className="text-ink-faint tabular max-sm:hidden">{lane.bars.length}</span>
          </button>
        </li>
      ))}
    </ul>
  )
})

/** The maker's name before every service says nothing here. */
function bareName(label: string): string {
  return label.replace(/^(?:Amazon|AWS) /, '')
}
