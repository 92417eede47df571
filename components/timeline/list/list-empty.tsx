/** Why nothing is listed, and the way to some. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SeverityMark } from '@/components/ui/severity-mark'
import { isUnfiltered, NO_FILTER } from '@/lib/events/filter'
import { facetsQuery, nowQuery } from '@/lib/events/queries'
import { DEFAULT_RANGE } from '@/lib/events/view-state'
import { rangeWords } from '../range-words'
import { useTimeline } from '../timeline-context'
import type { ListWords } from './list-words'
import { RecordWords } from './record-words'

export function ListEmpty({ words }: { words: ListWords }) {
  const { state, change } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const { data: now } = useQuery(nowQuery)
  const readAt = now?.currentReadAt ?? null
  if (facets?.total === 0) return <NothingStored readAt={readAt} />
  const { from, to } = state.filter
  const isWindow = from !== null || to !== null
  const isFiltered = !isUnfiltered({ ...state.filter, from: null, to: null })
  const where = isWindow ? 'in this window' : `in ${rangeWords(state.range ?? DEFAULT_RANGE)}`
  return (
    <EmptyState
      title={isFiltered ? `No ${words.one} matches ${where}` : `No ${words.one} ${where}`}
      action={
        <>
          {isFiltered ? (
            <Button onClick={() => change({ filter: { ...NO_FILTER, from, to } })}>Clear the filter</Button>
          ) : null}
          {words.one === 'incident' ? (
            <Button onClick={() => change({ view: 'events' })}>Look among the events</Button>
          ) : null}
          {isWindow || (state.range ?? DEFAULT_RANGE) !== 'all' ? (
            <Button onClick={() => change({ filter: { ...state.filter, from: null, to: null }, range: 'all' })}>
              Search the whole record
            </Button>
          ) : null}
        </>
      }
    >
      {facets ? <RecordWords facets={facets} readAt={readAt} /> : null}
    </EmptyState>
  )
}

function NothingStored({ readAt }: { readAt: string | null }) {
  return (
    <EmptyState
      title={readAt === null ? 'Nothing has been read yet' : 'AWS has listed nothing so far'}
      mark={<SeverityMark kind={readAt === null ? 'unknown' : 'resolved'} size={20} word="" />}
    >
      <RecordWords facets={null} readAt={readAt} />
    </EmptyState>
  )
}
