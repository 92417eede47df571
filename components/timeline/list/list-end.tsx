/** What stands under the last row: more to come, what went wrong, or how to see further back. */
'use client'

import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { DEFAULT_RANGE, timelineHref } from '@/lib/events/view-state'
import { rangeWords } from '../range-words'
import { useTimeline } from '../timeline-context'
import { countRows, type ListWords } from './list-words'

interface ListEndProps {
  query: {
    hasNextPage: boolean
    isFetchNextPageError: boolean
    error: Error | null
    fetchNextPage: () => unknown
  }
  /** Rows that are loaded. */
  shown: number
  words: ListWords
}

export function ListEnd({ query, shown, words }: ListEndProps) {
  const { state, change } = useTimeline()
  const range = state.range ?? DEFAULT_RANGE
  const isWindow = state.filter.from !== null || state.filter.to !== null
  if (query.isFetchNextPageError) {
    return (
      <p role="alert" className="flex flex-wrap items-center justify-center gap-3 py-6 text-sm text-ink-muted">
        Older {words.many} could not be read{query.error ? `: ${query.error.message}` : ''}.
        <Button size="sm" onClick={() => query.fetchNextPage()}>
          Try again
        </Button>
      </p>
    )
  }
  if (query.hasNextPage)
    return <p className="py-6 text-center text-sm text-ink-faint">Older {words.many} are being read…</p>
  const whole = { filter: { ...state.filter, from: null, to: null }, range: 'all' as const }
  return (
    <p className="flex flex-wrap items-center justify-center gap-3 py-6 text-sm text-ink-muted">
      <span className="tabular">
        {countRows(shown, words)}
        {isWindow ? ' in this window' : `, ${rangeWords(range)}`}
      </span>
      {isWindow || range !== 'all' ? (
        <a
          href={timelineHref({ ...state, ...whole })}
          className={buttonClass('secondary', 'sm')}
          onClick={(click) => {
            if (click.metaKey || click.ctrlKey || click.shiftKey) return
            click.preventDefault()
            change(whole)
          }}
        >
          Show the whole record
        </a>
      ) : null}
    </p>
  )
}
