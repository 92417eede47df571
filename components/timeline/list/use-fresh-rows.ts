/** Tells which rows came in while the page was open, for as long as that is news. */
'use client'

import { useEffect, useRef, useState } from 'react'
import { newsAmong } from './news-among'

const NEWS_FOR = 8000
const NONE: ReadonlySet<string> = new Set()

/** `subject` names what is listed: when it changes, everything is known and nothing is news. */
export function useFreshRows(rows: readonly { id: string }[], subject: string): ReadonlySet<string> {
  const known = useRef<{ subject: string; ids: ReadonlySet<string> } | null>(null)
  const [fresh, setFresh] = useState(NONE)

  useEffect(() => {
    const before = known.current
    known.current = { subject, ids: new Set(rows.map(({ id }) => id)) }
    if (before === null || before.subject !== subject) {
      setFresh(NONE)
      return
    }
    const news = newsAmong(rows, before.ids)
    if (news.length > 0) setFresh((last) => new Set([...last, ...news]))
  }, [rows, subject])

  useEffect(() => {
    if (fresh.size === 0) return
    const timer = setTimeout(() => setFresh(NONE), NEWS_FOR)
    return () => clearTimeout(timer)
  }, [fresh])

  return fresh
}
