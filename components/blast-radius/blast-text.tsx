/** The search over the touched accounts: narrows while somebody types. */
'use client'

import { useEffect, useRef, useState } from 'react'
import { SearchInput } from '@/components/ui/search-input'
import { useShortcut } from '@/components/ui/use-shortcut'
import { useBlast } from './blast-context'

const PAUSE = 150
const MOST_CHARACTERS = 200

export function BlastText({ className }: { className?: string }) {
  const { view, change } = useBlast()
  const field = useRef<HTMLInputElement>(null)
  const inUrl = view.filter.q
  const [text, setText] = useState(inUrl)
  const written = useRef(inUrl)

  useEffect(() => {
    if (inUrl === written.current) return
    // Changed from elsewhere: Back, all filters taken away.
    written.current = inUrl
    setText(inUrl)
  }, [inUrl])

  useEffect(() => {
    const q = text.trim()
    if (q === written.current) return
    const timer = setTimeout(() => {
      // The first letters are a step that Back undoes; those after them refine it.
      const mode = written.current === '' ? 'push' : 'replace'
      written.current = q
      change(({ filter }) => ({ filter: { ...filter, q } }), mode)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text, change])

  useShortcut('/', () => field.current?.focus(), 'Find an account')

  return (
    <search className={className}>
      <SearchInput
        ref={field}
        label="Find an account"
        placeholder="Name, id, team…"
        shortcut="/"
        maxLength={MOST_CHARACTERS}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') field.current?.blur()
        }}
        className="w-full"
      />
    </search>
  )
}
