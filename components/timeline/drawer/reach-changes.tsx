/** What AWS added to whom the event hit, and how resources changed, newest first. */
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DetailSection } from '@/components/ui/detail-section'
import { Time } from '@/components/ui/time'
import type { ReachChangeView } from '@/lib/events/contract'
import { changeWords } from './reach-change-words'

const SHOWN = 8

export function ReachChanges({ changes }: { changes: ReachChangeView[] }) {
  const [all, setAll] = useState(false)
  if (changes.length === 0) return null
  const shown = all ? changes : changes.slice(0, SHOWN)
  return (
    <DetailSection
      title="Changes of whom it hit"
      note={changes.length === MOST ? `the latest ${MOST}` : changes.length}
    >
      <ol className="flex flex-col gap-1 text-sm">
        {shown.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may share all they say
          <li key={index} className="flex flex-wrap justify-between gap-x-3">
            <span className="min-w-0 wrap-anywhere">{changeWords(change)}</span>
            <Time at={change.observedAt} className="text-xs text-ink-muted" />
          </li>
        ))}
      </ol>
      {changes.length > SHOWN ? (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${changes.length}`}
        </Button>
      ) : null}
    </DetailSection>
  )
}

/** An event holds no more of them. */
const MOST = 100
