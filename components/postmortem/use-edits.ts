/** Changes of items or actions, as the page shows them. */
'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createEdits, type EditLines, type EditRules, type EditsView, type Refused, type Versioned } from './item-edits'

export interface Edits<V, P> extends Pick<EditLines<V, P>, 'change' | 'forget'> {
  /** As the reader wants it: with changes that are on their way. */
  shown: (view: V) => V
  /** The last change of this one that was refused. */
  refused: (id: string) => Refused<P> | null
}

interface ShownRules<V, P> extends EditRules<V, P> {
  /** How it will look once the change is stored. */
  show: (view: V, patch: P) => V
}

/** The lines last as long as the component that calls it. */
export function useEdits<V extends Versioned, P extends object>(rules: ShownRules<V, P>): Edits<V, P> {
  const latest = useRef(rules)
  useEffect(() => {
    latest.current = rules
  })
  const [lines] = useState(() => createEdits<V, P>(() => latest.current))
  const view: EditsView<P> = useSyncExternalStore(lines.subscribe, lines.view, lines.view)
  return {
    shown(one) {
      const patch = view.pending.get(one.id)
      return patch === undefined ? one : rules.show(one, patch)
    },
    refused: (id) => view.refused.get(id) ?? null,
    change: lines.change,
    forget: lines.forget,
  }
}
