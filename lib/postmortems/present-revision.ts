/** A published post-mortem: what of it is stored for good, and how it is shown to whoever reads it. */
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { ItemEvidence } from '@/lib/evidence/contract'
import { noteHtml } from '@/lib/incidents/note-html'
import type { FieldView, PostmortemIncident, PostmortemView, SectionView } from './contract'
import { type EvidenceMaterial, presentEvidence } from './present-evidence'
import { limitAction, limitEvidence, UNSEEN_FACTS } from './present-limited'
import { presentSignOffs } from './present-sign-offs'
import { presentField } from './read-fields'
import type { Whole } from './read-whole'

/** What is stored: the view without HTML, which is made of the same texts when it is read. */
export type RevisionDocument = Omit<PostmortemView, 'publishedAt'> & { publishedAt: string }

/** Why nobody signs a revision. */
const SIGNED_BEFORE = 'It is published, and was signed before that.'
/** Signing is decided by facts of today; a stored document holds none of them. */
const NOBODY = { kind: 'token', id: '', role: 'viewer' } as const

/** The document of a revision that is being published: as of that moment, before it lists itself. */
export function documentOf(
  { view, signing }: Whole,
  revision: number,
  material: EvidenceMaterial | null,
): RevisionDocument {
  const { publishedAt, fields, sections, actions } = view
  if (publishedAt === null) throw new Error(`Post-mortem ${view.id} was not published.`)
  const signOffs = presentSignOffs(signing, NOBODY).map((role) => ({ ...role, whyNot: SIGNED_BEFORE }))
  return {
    ...view,
    ...{ publishedAt, asOf: publishedAt, revision, signOffs },
    fields: fields.map((field) => ({ ...field, html: null })),
    sections: sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, commentHtml: null, proofHtml: null })),
    })),
    actions: actions.map((action) => ({ ...action, detailHtml: null })),
    ...(material === null ? {} : { evidence: presentEvidence({ ...view, revision }, material) }),
  }
}

/** A stored document with its HTML, for a reader who sees everything. */
export function presentRevision(document: RevisionDocument): PostmortemView {
  return {
    ...document,
    fields: document.fields.map(({ html: _, ...field }) => presentField(field)),
    sections: document.sections.map(presentSection),
    actions: document.actions.map((action) => ({ ...action, detailHtml: htmlOf(action.detail) })),
  }
}

/** A reader who does not see everything, and what of it they see. */
interface LimitedReader {
  accounts: VisibleAccounts
  /** As they see it now. */
  incident: PostmortemIncident
  /** What checks of their accounts had found when it was published. */
  checks: readonly ItemEvidence[]
}

/** The same for a reader who is limited: the incident as they see it now, none of the machine's texts, and evidence of their accounts alone. */
export function presentLimitedRevision(
  document: RevisionDocument,
  { accounts, incident, checks }: LimitedReader,
): PostmortemView {
  const others = document.others.map((other) => ({ ...other, incidentTitle: 'Another incident' }))
  const view = presentRevision({
    ...document,
    fields: document.fields.map(unseen),
    actions: document.actions.map((action) => limitAction(action, accounts)),
    ...(document.evidence === undefined
      ? {}
      : { evidence: document.evidence.map((evidence) => limitEvidence(evidence, checks)) }),
  })
  return { ...view, incident, others, limited: true }
}

function unseen(field: FieldView): FieldView {
  return field.origin === 'facts' ? { ...field, body: UNSEEN_FACTS } : field
}

function presentSection(section: SectionView): SectionView {
  const items = section.items.map((item) => ({
    ...item,
    commentHtml: htmlOf(item.comment),
    proofHtml: htmlOf(item.proof),
  }))
  return { ...section, items }
}

function htmlOf(markdown: string): string | null {
  return markdown === '' ? null : noteHtml(markdown, [])
}
