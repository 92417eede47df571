/** What the parts of the page share: whose blast radius it is, what is looked at, and the way to look at something else. */
'use client'

import { createContext, useContext } from 'react'
import type { BlastView } from '@/lib/blast-radius/filter'
import type { PageView } from './page-view'

/** push: a step that Back undoes. replace: a refinement of the step before. */
export type HistoryMode = 'push' | 'replace'

export type ViewChange = Partial<PageView> | ((view: PageView) => Partial<PageView>)

export interface BlastContextValue {
  incident: string
  /** Who looks at it may say that accounts are touched or not. */
  mayRespond: boolean
  view: PageView
  /** Of the view, whatever rows and figures depend on: the same object while these stay. */
  shown: BlastView
  /** Parameters of the address that could not be understood. */
  problems: Readonly<Record<string, string>>
  /** The account that the address named when the page came. */
  initialOpen: string | null
  change: (change: ViewChange, mode?: HistoryMode) => void
  openAccount: (id: string) => void
  closeAccount: () => void
}

export const BlastContext = createContext<BlastContextValue | null>(null)

/** @throws outside of the page */
export function useBlast(): BlastContextValue {
  const value = useContext(BlastContext)
  if (value === null) throw new Error('This part stands on the page of a blast radius only.')
  return value
}
