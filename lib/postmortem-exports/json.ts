/** Writes a post-mortem as JSON: the view of the API, without the HTML that is made of its Markdown. */
import type { PostmortemView } from '@/lib/postmortems/contract'
import type { ExportFacts } from './export-facts'

/**
 * The file. Of a published revision, `data` is the document whose canonical JSON has the digest, where its reader sees
 * everything (lib/domain/postmortem/canonical).
 */
export function jsonFile(view: PostmortemView, { now, address, reader, revision }: ExportFacts): string {
  const exportedAt = new Date(now).toISOString()
  // A document cannot hold its own digest: it was stored before it was listed.
  const revisions = view.revisions.filter(({ number }) => number !== revision?.number)
  const data = { ...withoutHtml(view), revisions }
  return `${JSON.stringify({ exportedAt, exportedFor: reader, address, revision, data }, null, 2)}\n`
}

function withoutHtml(view: PostmortemView): PostmortemView {
  return {
    ...view,
    fields: view.fields.map((field) => ({ ...field, html: null })),
    sections: view.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, commentHtml: null, proofHtml: null })),
    })),
    actions: view.actions.map((action) => ({ ...action, detailHtml: null })),
  }
}
