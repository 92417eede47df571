/** What the parts of a document share: which one is being written, and whose history is open. */
'use client'

import { createContext, type Dispatch, type SetStateAction, useContext } from 'react'
import type { FieldKey } from '@/lib/domain/postmortem/fields'

interface DocumentDesk {
  /** The part that the reader writes; null: none. */
  editing: FieldKey | null
  edit: Dispatch<SetStateAction<FieldKey | null>>
  /** The part whose history is open; null: none. */
  history: FieldKey | null
  openHistory: (key: FieldKey | null) => void
}

export const DocumentContext = createContext<DocumentDesk | null>(null)

/** @throws outside of a document */
export function useDocument(): DocumentDesk {
  const desk = useContext(DocumentContext)
  if (desk === null) throw new Error('This part stands in the document of a post-mortem only.')
  return desk
}
