/** Draws the page anew when the directory moved, or what it shows of where it is read from; not at each poll of a source. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useRefreshOn } from '@/components/shell/use-refresh-on'
import { type ReadingKind, readingQuery } from '@/lib/source-health/queries'

interface LiveDirectoryProps {
  /** Which sources the page shows. */
  kind: ReadingKind
  /** What it shows of them: readingOf. */
  drawn: string
}

export function LiveDirectory({ kind, drawn }: LiveDirectoryProps) {
  const router = useRouter()
  const { data } = useQuery({ ...readingQuery(kind), initialData: drawn })
  useRefreshOn('accounts')
  useEffect(() => {
    if (data !== drawn) router.refresh()
  }, [data, drawn, router])
  return null
}
