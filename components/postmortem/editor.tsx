/** The field in which a part is typed; it grows with the text. Escape, or a click elsewhere, leaves it. */
'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { FieldKey, FieldSpec } from '@/lib/domain/postmortem/fields'
import { hurry, type } from '@/lib/domain/postmortem/typing'
import type { Autosave, AutosaveView } from '@/lib/postmortems/autosave'
import { useDocument } from './document-context'
import { SaveLine } from './save-state'

interface EditorProps {
  spec: FieldSpec & { key: FieldKey }
  view: AutosaveView
  autosave: Autosave
}

export function Editor({ spec, view, autosave }: EditorProps) {
  const { edit } = useDocument()
  const area = useRef<HTMLTextAreaElement>(null)
  const { key } = spec

  useEffect(() => {
    const element = area.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
    element?.scrollIntoView({ block: 'nearest' })
    const section = element?.closest('[data-field]')
    const onClick = (click: MouseEvent) => {
      // The path as it was at the click: what was clicked may be gone by now.
      const isInside = section != null && click.composedPath().includes(section)
      if (!isInside) edit((written) => (written === key ? null : written))
    }
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('click', onClick)
      autosave.apply(hurry)
    }
  }, [key, edit, autosave])

  function leave() {
    area.current?.closest<HTMLElement>('[data-field]')?.focus({ preventScroll: true })
    edit(null)
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p id={`${key}-asks`} className="text-xs text-pretty text-ink-muted">
        {spec.asks}
      </p>
      <textarea
        ref={area}
        value={view.text}
        rows={6}
        aria-labelledby={`${key}-name`}
        aria-describedby={`${key}-asks`}
        onChange={({ target }) => autosave.apply((state, now) => type(state, target.value, now))}
        onBlur={() => autosave.apply(hurry)}
        onKeyDown={(press) => {
          const isSent = press.key === 'Enter' && (press.metaKey || press.ctrlKey)
          if (press.nativeEvent.isComposing || !(press.key === 'Escape' || isSent)) return
          press.preventDefault()
          leave()
        }}
        className="field-text field-sizing-content max-h-[70dvh] min-h-32 w-full min-w-0 resize-y rounded-md border border-line-field bg-surface px-2.5 py-2 leading-relaxed text-ink"
      />
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs text-ink-muted">
        {view.savedAt === null && !view.unsaved ? <p>Markdown. It saves itself.</p> : <SaveLine view={view} />}
        <Button size="sm" onClick={leave} title="Done (Esc)" className="ml-auto pointer-coarse:h-11">
          Done
        </Button>
      </div>
    </div>
  )
}
