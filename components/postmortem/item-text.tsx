/** A text of an item, comment or proof: shown as it reads, written in place, saved by itself; nothing typed is lost. */
'use client'

import { useMemo, useState } from 'react'
import { useTellPlace } from '@/components/shell/use-place'
import { MarkdownHtml } from '@/components/ui/markdown-html'
import { editBoth, hurry, keepMine, keepTheirs, type SaveOutcome, type } from '@/lib/domain/postmortem/typing'
import type { ItemView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { useChecklist } from './checklist-context'
import { withItem } from './checklist-state'
import { ConflictPanel } from './conflict-panel'
import { ItemTextArea } from './item-text-area'
import { usePostmortem } from './postmortem-context'
import { SaveLine, SaveNotices } from './save-state'
import { useAutosave } from './use-autosave'

export type ItemTextName = 'comment' | 'proof'

interface ItemTextProps {
  item: ItemView
  property: ItemTextName
}

const NAMES = { comment: 'Comment', proof: 'Proof' }
const ASKS = { comment: 'Write a comment…', proof: 'What did you look at? Links are welcome…' }

export function ItemText({ item, property }: ItemTextProps) {
  const [isWriting, setWriting] = useState(false)
  const [view, autosave] = useItemAutosave(item, property)
  useTellPlace(isWriting ? `postmortem/item-${item.id}` : null)
  const html = property === 'comment' ? item.commentHtml : item.proofHtml
  const isStored = view.text === item[property]

  async function join() {
    const { joinTexts } = await import('./difference-parts')
    autosave.apply((state, now) =>
      state.conflict === null ? state : editBoth(state, joinTexts(state.conflict.theirs.body, state.text), now),
    )
    setWriting(true)
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="text-xs font-medium text-ink-muted">{NAMES[property]}</h4>
      {isWriting ? (
        <ItemTextArea
          label={`${NAMES[property]} of ${item.code ?? 'this item'}`}
          text={view.text}
          onType={(text) => autosave.apply((state, now) => type(state, text, now))}
          onPause={() => autosave.apply(hurry)}
          onLeave={() => setWriting(false)}
        />
      ) : (
        <>
          {view.text === '' ? null : isStored && html !== null ? (
            <MarkdownHtml html={html} />
          ) : (
            <p className="text-sm wrap-anywhere whitespace-pre-wrap">{view.text}</p>
          )}
          <button
            type="button"
            data-focus={property}
            onClick={() => setWriting(true)}
            className="self-start rounded-md text-left text-sm text-accent hover:underline pointer-coarse:min-h-11"
          >
            {view.text === '' ? ASKS[property] : `Edit the ${property}`}
          </button>
        </>
      )}
      {view.conflict === null ? null : (
        <ConflictPanel
          name={`${NAMES[property].toLowerCase()} of ${item.code ?? 'this item'}`}
          who={view.conflict.theirs.changedBy ?? 'Somebody'}
          theirs={view.conflict.theirs.body}
          mine={view.text}
          onMine={() => autosave.apply(keepMine)}
          onTheirs={() => autosave.apply(keepTheirs)}
          onBoth={() => void join()}
        />
      )}
      <SaveNotices view={view} autosave={autosave} />
      <SaveLine view={view} />
    </div>
  )
}

function useItemAutosave(item: ItemView, property: ItemTextName) {
  const { part, store } = useChecklist()
  const { toldAt } = usePostmortem()
  const { id, version } = item
  const body = item[property]
  const stored = useMemo(() => ({ version, body }), [version, body])

  async function save(base: number, text: string): Promise<SaveOutcome> {
    const change = { version: base, [property]: text }
    const outcome = await sendChange<ItemView>('PATCH', store.address(`/items/${id}`), change, part.readerId)
    if (outcome.kind === 'stored') {
      store.update((view) => withItem(view, outcome.data))
      return { kind: 'stored', stored: { version: outcome.data.version, body: outcome.data[property] } }
    }
    if (outcome.kind !== 'conflict') return outcome
    const { current, removed } = outcome.conflict
    return { kind: 'conflict', theirs: { ...current, body: String(current.values[property] ?? '') }, removed }
  }

  return useAutosave({
    person: part.readerId ?? '',
    postmortem: part.postmortem.id,
    part: `item-${id}-${property}`,
    stored,
    toldAt,
    save,
  })
}
