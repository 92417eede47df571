/** What changed from one text to another, marked in the words; the reckoning is loaded when it is first needed. */
'use client'

import { useEffect, useState } from 'react'
import styles from './difference.module.css'
import type { DifferencePart } from './difference-parts'

interface DifferenceProps {
  before: string
  after: string
  /** How the words are called that stand only in one of them. */
  names?: { before: string; after: string }
}

export function Difference({ before, after, names = { before: 'removed', after: 'added' } }: DifferenceProps) {
  const parts = useDifference(before, after)
  if (before === after) return <p className="text-sm text-ink-muted">Nothing differs.</p>
  return (
    <p className="text-sm wrap-anywhere whitespace-pre-wrap">
      {(parts ?? [{ text: after, side: 'both' as const }]).map(({ text, side }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts do not change under their keys
        if (side === 'both') return <span key={index}>{text}</span>
        const Mark = side === 'before' ? 'del' : 'ins'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts do not change under their keys
          <Mark key={index} className={styles[side]}>
            <span className="sr-only">{` [${names[side]}: `}</span>
            {text}
            <span className="sr-only">{'] '}</span>
          </Mark>
        )
      })}
    </p>
  )
}

/** Null until it is reckoned. */
function useDifference(before: string, after: string): readonly DifferencePart[] | null {
  const [known, setKnown] = useState<{ before: string; after: string; parts: DifferencePart[] } | null>(null)
  useEffect(() => {
    let isGone = false
    const show = async () => {
      const { differenceParts } = await import('./difference-parts')
      if (!isGone) setKnown({ before, after, parts: differenceParts(before, after) })
    }
    void show()
    return () => {
      isGone = true
    }
  }, [before, after])
  return known?.before === before && known.after === after ? known.parts : null
}
