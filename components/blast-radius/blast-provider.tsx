/** Keeps what is looked at in the URL: reads it from there, writes it there, nowhere else. */
'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formatBlastView, parseBlastView } from '@/lib/blast-radius/filter'
import { BlastContext, type HistoryMode, type ViewChange } from './blast-context'
import { type PageView, pageViewHref, parsePageView } from './page-view'

interface BlastProviderProps {
  incident: string
  mayRespond: boolean
  children: ReactNode
}

export function BlastProvider({ incident, mayRespond, children }: BlastProviderProps) {
  const query = useSearchParams().toString()
  const parsed = useMemo(() => parsePageView(new URLSearchParams(query)), [query])
  const [initialOpen] = useState(parsed.view.open)
  // An account that was opened on this page is left by going back; one that came with the address has nothing behind it.
  const openedHere = useRef(false)

  useEffect(() => {
    const forget = () => {
      openedHere.current = false
    }
    window.addEventListener('popstate', forget)
    return () => window.removeEventListener('popstate', forget)
  }, [])

  const change = useCallback(
    (next: ViewChange, mode: HistoryMode = 'push') => writeView(incident, next, mode),
    [incident],
  )

  const openAccount = useCallback(
    (id: string) => {
      const isOpen = readView().open !== null
      if (!isOpen) openedHere.current = true
      writeView(incident, { open: id }, isOpen ? 'replace' : 'push')
    },
    [incident],
  )

  const closeAccount = useCallback(() => {
    if (openedHere.current) window.history.back()
    else writeView(incident, { open: null }, 'replace')
  }, [incident])

  // Opening an account moves nothing else.
  const asked = formatBlastView(parsed.view).toString()
  const shown = useMemo(() => parseBlastView(new URLSearchParams(asked)).view, [asked])
  const value = useMemo(
    () => ({ incident, mayRespond, ...parsed, shown, initialOpen, change, openAccount, closeAccount }),
    [incident, mayRespond, parsed, shown, initialOpen, change, openAccount, closeAccount],
  )
  return <BlastContext value={value}>{children}</BlastContext>
}

function readView(): PageView {
  return parsePageView(new URLSearchParams(window.location.search)).view
}

function writeView(incident: string, change: ViewChange, mode: HistoryMode) {
  const view = readView()
  const next = { ...view, ...(typeof change === 'function' ? change(view) : change) }
  const href = pageViewHref(incident, next)
  if (href === window.location.pathname + window.location.search) return
  if (mode === 'push') window.history.pushState(null, '', href)
  else window.history.replaceState(null, '', href)
}
