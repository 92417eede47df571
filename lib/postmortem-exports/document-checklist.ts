/** The checklist as blocks: each item with its outcome, owner, due day, what people noted, and what the machine found. */

import { OUTCOME_WORDS } from '@/lib/domain/postmortem/words'
import type { ItemView, OwnerRef, PostmortemView } from '@/lib/postmortems/contract'
import { type Block, type Entry, heading, line, type Mark, type Span } from './blocks'
import { progress } from './document-head'
import { exportedEvidence } from './item-evidence'
import { day, moment } from './times'
import { ITEM_KIND_WORDS } from './words'

/** The sections in their order. */
export function checklistBlocks(view: PostmortemView): Block[] {
  const { sections, progress: far } = view
  return [
    heading(2, 'Checklist'),
    line(`${progress(far)}.`),
    ...sections.flatMap(({ id, name, items }) => [
      heading(3, `${id} ${name}`.trim()),
      ...(items.length === 0 ? [line('No items.', 'muted')] : []),
      ...items.map((item): Block => ({ kind: 'entry', entry: entry(item, view) })),
    ]),
  ]
}

function entry(item: ItemView, view: PostmortemView): Entry {
  const evidence = exportedEvidence(item, view)
  return {
    title: [...(item.code === null ? [] : [{ text: `${item.code} `, tone: 'muted' as const }]), { text: item.text }],
    mark: outcomeMark(item),
    evidence: evidence?.mark ?? null,
    lines: [
      responsible(item),
      ...outcome(item),
      ...(item.why === '' ? [] : [[muted('Why: '), { text: item.why }]]),
      ...(item.whereToLook === '' ? [] : [[muted('Where to look: '), { text: item.whereToLook }]]),
      ...(evidence?.lines ?? []),
    ],
    written: [
      ...(item.comment === '' ? [] : [{ name: 'Comment', markdown: item.comment, html: item.commentHtml }]),
      ...(item.proof === '' ? [] : [{ name: 'Looked at', markdown: item.proof, html: item.proofHtml }]),
    ],
  }
}

/** Done is the only one that is marked as such; what was refused is settled, but not done. */
function outcomeMark({ outcome: result, isOverdue }: ItemView): Mark {
  if (result === 'done') return { look: 'done', word: OUTCOME_WORDS.done }
  if (result === 'open')
    return isOverdue ? { look: 'late', word: 'Open, overdue' } : { look: 'open', word: OUTCOME_WORDS.open }
  return { look: 'refused', word: OUTCOME_WORDS[result] }
}

function responsible({ isRequired, kind, owner, dueOn }: ItemView): Span[] {
  const parts = [isRequired ? 'Required' : 'Optional', ITEM_KIND_WORDS[kind], ownerWords(owner), dueWords(dueOn)]
  return [{ text: parts.join(' · ') }]
}

function outcome({ outcome: result, reason, outcomeBy, outcomeAt }: ItemView): Span[][] {
  const who = [outcomeBy === null ? '' : `by ${outcomeBy}`, outcomeAt === null ? '' : moment(outcomeAt)].filter(Boolean)
  const said =
    result === 'open' || who.length === 0
      ? []
      : [[muted(`${result === 'done' ? 'Done' : 'Decided'} ${who.join(', ')}`)]]
  return [...said, ...(reason === '' ? [] : [[muted('Reason: '), { text: reason }]])]
}

function muted(text: string): Span {
  return { text, tone: 'muted' }
}

/** "Mira", "Mira (may no longer sign in)", "nobody owns it". */
export function ownerWords(owner: OwnerRef | null): string {
  if (owner === null) return 'nobody owns it'
  return `owner ${owner.name}${owner.left ? ' (may no longer sign in)' : ''}`
}

/** "due 3 May 2026", "no due day". */
export function dueWords(dueOn: string | null): string {
  return dueOn === null ? 'no due day' : `due ${day(dueOn)}`
}
