/** Holds a template while it is changed: its problems once somebody tried to save, saving, and what another admin saved meanwhile. */
'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { cleanTemplate } from '@/lib/domain/postmortem/clean-template'
import { templateChanges } from '@/lib/domain/postmortem/template-changes'
import { definitionOf, draftAfter, draftOf, keptItems } from '@/lib/domain/postmortem/template-draft'
import { templateProblems } from '@/lib/domain/postmortem/template-problems'
import { saveTemplateAction } from '@/lib/postmortem-templates/actions'
import type { TemplateView } from '@/lib/postmortem-templates/contract'
import { IDLE } from '@/lib/wire/action-result'

const NONE: Readonly<Record<string, string>> = {}

/** The draft of a stored template, and everything that the editor shows of it. `onWrong` gets the key of the first item that needs mending. */
export function useTemplateDraft(
  template: Pick<TemplateView, 'id' | 'version' | 'definition'>,
  onWrong: (key: number | null) => void,
) {
  const router = useRouter()
  const [draft, dispatch] = useReducer(draftAfter, template.definition, draftOf)
  // What the draft rests on: the version that was loaded, or saved from here.
  const [base, setBase] = useState(template)
  const [state, send] = useActionState(saveTemplateAction, IDLE)
  // How often somebody tried to save what needs mending since it was loaded: problems show from the first time on.
  const [failures, setFailures] = useState(0)

  const definition = useMemo(() => cleanTemplate(definitionOf(draft)), [draft])
  const problems = useMemo(() => (failures > 0 ? templateProblems(definition) : NONE), [failures, definition])
  const changes = useMemo(() => templateChanges(template.definition, definition), [template, definition])
  const mine = base.version === template.version ? changes : templateChanges(base.definition, definition)
  const isOutdated = base.version !== template.version

  const load = useCallback(() => {
    dispatch({ step: 'load', definition: template.definition })
    setBase(template)
    setFailures(0)
  }, [template])

  // A version that came from elsewhere is shown where nothing was typed; one's own is what stands here already.
  const isOwn = state.status === 'done' && state.value.version === template.version
  if (isOutdated && (isOwn || mine.length === 0)) {
    setBase(template)
    if (!isOwn) dispatch({ step: 'load', definition: template.definition })
  }

  const current = state.status === 'refused' ? state.fields.current : undefined
  useEffect(() => {
    if (current !== undefined) router.refresh()
  }, [current, router])
  useEffect(() => {
    if (failures > 0) document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [failures])
  useUnsavedWarning(changes.length > 0)

  const save = () => {
    const [first] = Object.keys(templateProblems(definition))
    if (first !== undefined) {
      setFailures((times) => times + 1)
      const [list, index] = first.split('.')
      onWrong((list === 'items' ? keptItems(draft)[Number(index)]?.key : null) ?? null)
      return
    }
    const form = new FormData()
    form.set('id', template.id)
    form.set('base', String(template.version))
    form.set('definition', JSON.stringify(definition))
    send(form)
  }

  return {
    draft,
    dispatch,
    definition,
    problems,
    problemsOf: useItemProblems(draft, problems),
    saving: {
      state,
      version: template.version,
      changes,
      wrong: Object.keys(problems).length,
      theirs: isOutdated ? templateChanges(base.definition, template.definition) : null,
      onSave: save,
      onTakeTheirs: load,
      onDiscard: load,
    },
  }
}

/** What is wrong with an item, by its key; the same object for as long as nothing changes, and for all without problems. */
function useItemProblems(draft: ReturnType<typeof draftOf>, problems: Readonly<Record<string, string>>) {
  const byKey = useMemo(() => {
    const found = new Map<number, Record<string, string>>()
    const items = keptItems(draft)
    for (const [path, problem] of Object.entries(problems)) {
      const [list, index, field] = path.split('.')
      const item = list === 'items' ? items[Number(index)] : undefined
      if (item !== undefined && field !== undefined) {
        found.set(item.key, { ...found.get(item.key), [field]: problem })
      }
    }
    return found
  }, [draft, problems])
  return useCallback((key: number) => byKey.get(key) ?? NONE, [byKey])
}

/** Asks before the page is left with something that is not saved. */
function useUnsavedWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
