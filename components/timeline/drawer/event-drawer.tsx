/** The drawer with one event, open while the address names one. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Drawer } from '@/components/ui/drawer'
import { headline } from '@/lib/domain/event-state'
import { eventQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { CopyLink } from './copy-link'
import { LazyDetails } from './lazy-details'
import { ShownWithoutScripts } from './shown-without-scripts'
import { useEarlyDetails } from './use-early-details'
import { useKnownSummary } from './use-known-summary'

export function EventDrawer() {
  const { state, closeEvent } = useTimeline()
  const id = state.event
  useEarlyDetails()
  const { data } = useQuery({ ...eventQuery(id ?? ''), enabled: id !== null })
  const known = useKnownSummary(id)
  const summary = data && id !== null ? data.summary : known
  const title = summary === null ? null : headline(summary)

  useEffect(() => {
    if (title === null) return
    document.title = `${title} · Faultline`
    return () => {
      document.title = 'Timeline · Faultline'
    }
  }, [title])

  return (
    <Drawer
      open={id !== null}
      onClose={closeEvent}
      title={title ?? 'Event'}
      actions={id === null ? null : <CopyLink />}
    >
      {id === null ? null : (
        <>
          <ShownWithoutScripts />
          <LazyDetails id={id} />
        </>
      )}
    </Drawer>
  )
}
