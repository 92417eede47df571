/** What is wrong with a source, on every page, and what still works. */
'use client'

import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { SeverityMark, type SeverityMarkKind } from '@/components/ui/severity-mark'
import { useFreshness } from './use-freshness'
import { useSignedOut } from './use-signed-out'

const GROUNDS: Record<SeverityMarkKind, string> = {
  disruption: 'bg-disruption-soft',
  degradation: 'bg-degradation-soft',
  informational: 'bg-degradation-soft',
  resolved: 'bg-degradation-soft',
  unknown: 'bg-sunken',
}

interface TroubleStripProps {
  /** Whether the reader sees the accounts of their teams alone: then the sources tell them that, but not why. */
  isLimited: boolean
}

export function TroubleStrip({ isLimited }: TroubleStripProps) {
  const { view, reached, words } = useFreshness()
  const signedOut = useSignedOut()
  const [first, ...others] = reached ? (view?.troubles ?? []) : ['This page tries again by itself.']
  if (first === undefined || signedOut) return null
  // A source may be in trouble while AWS itself is read well: the list of services, say.
  const good = words.mark === 'resolved'
  const mark = good ? 'degradation' : words.mark
  return (
    <aside aria-label="Trouble with sources" className={classNames('border-b border-line', GROUNDS[mark])}>
      <div className="page-width flex items-start gap-2 py-2 text-sm">
        <SeverityMark kind={mark} word="Trouble" className="mt-[3px]" />
        <div className="flex min-w-0 flex-wrap gap-x-1.5">
          <p className="font-medium">{good ? 'A source is in trouble.' : words.sentence}</p>
          {/* The whole of it stands on the page about sources. */}
          <p title={[first, ...others].join('\n')} className="line-clamp-2 wrap-anywhere">
            {first}
          </p>
          <p className="text-ink-muted">
            {others.length > 0 ? `${others.length} more in trouble. ` : null}
            {reached && view?.partly ? 'Other sources are read on time. ' : null}
            What is stored stays and can be searched.{' '}
            <Link href="/sources" className="whitespace-nowrap text-ink underline underline-offset-2">
              {isLimited ? 'See which' : 'See why'}
            </Link>
          </p>
        </div>
      </div>
    </aside>
  )
}
