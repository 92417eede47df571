/** Shows the dialog that the address names where no script can open it, and the way back. */
'use client'

import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'

const SHOWN = 'dialog.drawer{display:block;z-index:50}'

export function ShownWithoutScripts() {
  const { state } = useTimeline()
  return (
    <noscript>
      <style>{SHOWN}</style>
      <p className="border-b border-line px-4 py-2 text-sm">
        <a href={timelineHref({ ...state, event: null })} className="underline">
          Back to the timeline
        </a>
      </p>
    </noscript>
  )
}
