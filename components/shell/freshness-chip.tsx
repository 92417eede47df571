/** When AWS was last read, in the header of every page; leads to the sources. */
'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { useFreshness } from './use-freshness'

const GROUNDS = {
  disruption: 'border-disruption bg-disruption-soft text-ink',
  degradation: 'border-degradation bg-degradation-soft text-ink',
  unknown: 'border-line-strong hatched text-ink',
  informational: 'border-line text-ink-muted',
  resolved: 'border-line text-ink-muted',
}

export function FreshnessChip() {
  const { words } = useFreshness()
  return (
    <>
      <Link
        href="/sources"
        title={words.sentence}
        className={classNames(
          'inline-flex h-7 min-w-0 items-center gap-1.5 rounded-md border px-2 text-xs whitespace-nowrap hover:border-line-strong hover:text-ink',
          GROUNDS[words.mark],
        )}
      >
        <SeverityMark kind={words.mark} size={12} word={words.sentence} />
        <span className="truncate max-md:sr-only">{words.words}</span>
        {words.at ? <RelativeTime at={words.at} /> : <span className="truncate md:hidden">{words.words}</span>}
      </Link>
      <Announcement sentence={words.sentence} />
    </>
  )
}

/** Says the sentence aloud when it changes, never at first. */
function Announcement({ sentence }: { sentence: string }) {
  const last = useRef(sentence)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (last.current === sentence) return
    last.current = sentence
    setSaid(sentence)
  }, [sentence])
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  )
}
