/** The way back from the dialog that the address names, where no script can open or close it: the style sheet shows it. */
'use client'

import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'

export function ShownWithoutScripts() {
  const { state } = useTimeline()
  return (
    <noscript>
      <p className="border-b border-line px-4 py-2 text-sm">
        <a href={timelineHref({ ...state, event: null })} className="underline">
          Back to the timeline
        </a>
      </p>
    </noscript>
  )
}
