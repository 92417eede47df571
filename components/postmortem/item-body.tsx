/** Everything about an item, to be read: why it is asked, where to look, what people wrote and decided. */
'use client'

import { MarkdownHtml } from '@/components/ui/markdown-html'
import { Time } from '@/components/ui/time'
import { OUTCOME_WORDS } from '@/lib/domain/postmortem/words'
import type { ItemView } from '@/lib/postmortems/contract'
import { activatePart } from './active-part'
import { useChecklist } from './checklist-context'
import { ItemEvidencePanel } from './item-evidence-panel'

export function ItemBody({ item }: { item: ItemView }) {
  return (
    <>
      <ItemEvidencePanel item={item} />
      <ItemDecision item={item} />
      <Written name="Comment" html={item.commentHtml} />
      <Written name="Proof" html={item.proofHtml} />
      <ItemWhy item={item} />
      <ItemActions item={item} />
    </>
  )
}

function Written({ name, html }: { name: string; html: string | null }) {
  if (html === null) return null
  return (
    <div>
      <h4 className="text-xs font-medium text-ink-muted">{name}</h4>
      <MarkdownHtml html={html} />
    </div>
  )
}

/** Why it is asked, and where to look. */
export function ItemWhy({ item: { why, whereToLook } }: { item: ItemView }) {
  if (why === '' && whereToLook === '') return null
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {why === '' ? null : <Said name="Why it matters" text={why} />}
      {whereToLook === '' ? null : <Said name="Where to look" text={whereToLook} />}
    </dl>
  )
}

function Said({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt className="text-xs font-medium text-ink-muted">{name}</dt>
      <dd className="text-pretty wrap-anywhere whitespace-pre-line">{text}</dd>
    </div>
  )
}

/** Who decided what, when and why; nothing while it is open. */
export function ItemDecision({ item: { outcome, outcomeBy, outcomeAt, reason } }: { item: ItemView }) {
  if (outcome === 'open') return null
  return (
    <p className="text-sm text-pretty wrap-anywhere">
      {OUTCOME_WORDS[outcome]}
      {outcomeBy === null ? null : <span className="text-ink-muted"> · {outcomeBy}</span>}
      {outcomeAt === null ? null : (
        <span className="text-ink-muted">
          , <Time at={outcomeAt} />
        </span>
      )}
      {reason === '' ? null : <span className="block whitespace-pre-line">{reason}</span>}
    </p>
  )
}

/** The actions that follow from it, as links to their rows. */
export function ItemActions({ item }: { item: ItemView }) {
  const { actions } = useChecklist().part.postmortem
  const own = actions.filter(({ itemId }) => itemId === item.id)
  if (own.length === 0) return null
  return (
    <div className="text-sm">
      <h4 className="text-xs font-medium text-ink-muted">Actions from this item</h4>
      <ul>
        {own.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#action-${id}`}
              onClick={() => activatePart('actions')}
              className="text-accent wrap-anywhere hover:underline"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
