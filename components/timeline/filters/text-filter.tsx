/** The search over what AWS wrote: refines the view while somebody types, and is a step of the history once they are done. */
'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { SearchInput } from '@/components/ui/search-input'
import { useShortcut } from '@/components/ui/use-shortcut'
import type { HistoryMode } from '../timeline-context'
import { useTimeline } from '../timeline-context'

const PAUSE = 250
const MOST_CHARACTERS = 200

export function TextFilter({ className }: { className?: string }) {
  const { state, change } = useTimeline()
  const field = useRef<HTMLInputElement>(null)
  const inUrl = state.filter.q ?? ''
  const [text, setText] = useState(inUrl)
  const written = useRef(inUrl)
  // The first letter of a search is a step that Back undoes; the letters after it refine that step.
  const isRefining = useRef(false)

  useEffect(() => {
    if (inUrl === written.current) return
    // Changed from elsewhere: Back, a chip taken away.
    written.current = inUrl
    setText(inUrl)
  }, [inUrl])

  useEffect(() => {
    if (text.trim() === written.current) return
    const timer = setTimeout(() => write(text, isRefining.current ? 'replace' : 'push'), PAUSE)
    return () => clearTimeout(timer)
  })

  function write(value: string, mode: HistoryMode) {
    const q = value.trim()
    if (q === written.current) return
    written.current = q
    isRefining.current = true
    change(({ filter }) => ({ filter: { ...filter, q: q === '' ? null : q } }), mode)
  }

  function commit(event?: FormEvent) {
    event?.preventDefault()
    write(text, isRefining.current ? 'replace' : 'push')
    isRefining.current = false
  }

  useShortcut('/', () => field.current?.focus(), 'Filter by text')

  return (
    <search className={className}>
      <form onSubmit={commit}>
        <SearchInput
          ref={field}
          name="q"
          label="Filter by text"
          placeholder="Text…"
          shortcut="/"
          maxLength={MOST_CHARACTERS}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => commit()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text === '') field.current?.blur()
          }}
          className="w-full"
        />
      </form>
    </search>
  )
}
