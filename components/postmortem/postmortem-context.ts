/** What every part of the document knows: which post-mortem, who looks at it, and where it is changed. */
'use client'

import { createContext, useContext } from 'react'
import type { PostmortemPart } from './checklist-part'

interface DocumentState extends PostmortemPart {
  /** When the page was told of it last, ms since 1970. */
  toldAt: number
}

export const PostmortemContext = createContext<DocumentState | null>(null)

/** @throws outside of the page of a post-mortem */
export function usePostmortem(): DocumentState {
  const state = useContext(PostmortemContext)
  if (state === null) throw new Error('This part stands on the page of a post-mortem only.')
  return state
}
