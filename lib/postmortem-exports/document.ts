/** Puts a post-mortem together as one document without a format: every export is written from these blocks, so none lacks a part. */
import { FIELDS } from '@/lib/domain/postmortem/fields'
import { STATE_WORDS } from '@/lib/domain/postmortem/words'
import type { PostmortemView, RevisionRef } from '@/lib/postmortems/contract'
import type { Block, ExportDocument, Mark } from './blocks'
import { actionBlocks } from './document-actions'
import { checklistBlocks } from './document-checklist'
import { closingBlocks } from './document-closing'
import { fieldBlocks } from './document-fields'
import { headBlocks } from './document-head'
import type { ExportFacts } from './export-facts'

/** The document, complete: what nobody wrote says so. */
export function exportDocument(view: PostmortemView, facts: ExportFacts): ExportDocument {
  const blocks: Block[] = [
    ...headBlocks(view, facts),
    ...fieldBlocks(FIELDS, view.fields),
    ...checklistBlocks(view),
    ...actionBlocks(view),
    ...closingBlocks(view),
  ]
  return { title: `Post-mortem: ${view.incident.title}`, mark: stateMark(view, facts.revision), blocks }
}

function stateMark({ state }: PostmortemView, revision: RevisionRef | null): Mark {
  if (revision !== null) return { look: 'done', word: `Published, revision ${revision.number}` }
  return { look: state === 'published' ? 'done' : 'open', word: STATE_WORDS[state] }
}
