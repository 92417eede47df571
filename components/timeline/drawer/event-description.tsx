/** AWS's latest text whole, and to whom it was said. */
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DetailSection } from '@/components/ui/detail-section'
import { ReadableWords } from '@/components/ui/readable-words'
import { readableText } from '@/lib/domain/readable-text'
import type { EventView } from '@/lib/events/contract'

/** Longer texts begin folded, in characters. */
const LONG = 2_500

export function EventDescription({ event }: { event: EventView }) {
  const [whole, setWhole] = useState(false)
  const { description, descriptionAccount, updates } = event
  if (description === null || isRepeated(description, updates)) return null
  const isLong = description.length > LONG
  const shown = isLong && !whole ? `${description.slice(0, LONG)}…` : description
  return (
    <DetailSection title="Description" note={descriptionAccount ? `to account ${descriptionAccount}` : null}>
      <ReadableWords paragraphs={readableText(shown)} />
      {isLong ? (
        <Button size="sm" variant="quiet" className="self-start" onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : `Show all ${description.length.toLocaleString('en-US')} characters`}
        </Button>
      ) : null}
    </DetailSection>
  )
}

/** A text that AWS never added to stands below as the only update. */
function isRepeated(description: string, updates: EventView['updates']): boolean {
  return updates.length === 1 && updates[0]?.text.trim() === description.trim()
}
