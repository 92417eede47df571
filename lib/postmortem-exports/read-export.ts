/** Reads a post-mortem, or what was published of it, as a file that the reader saves. */
import 'server-only'
import type { Principal } from '@/lib/domain/access'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { getPostmortem } from '@/lib/postmortems/read'
import { readItemEvidence } from '@/lib/postmortems/read-evidence'
import { getRevision } from '@/lib/postmortems/read-revision'
import type { ExportName } from './contract'
import { actionsCsv, checklistCsv } from './csv'
import { exportDocument } from './document'
import type { ExportFacts } from './export-facts'
import { htmlFile } from './html'
import { jsonFile } from './json'
import { markdownFile } from './markdown'
import { moment } from './times'

/** A file. */
export interface ExportFile {
  name: string
  type: string
  body: string | ArrayBuffer
}

/** What is to be exported. */
export interface WantedExport {
  /** The incident's id; of one that was merged into another, that other. */
  id: string
  document: ExportName
  /** The post-mortem's id, where the incident has several; null: its own. */
  of: string | null
  /** Number of a published revision; null: the post-mortem as it is now. */
  revision: string | null
}

const TYPES: Record<ExportName, string> = {
  'postmortem.md': 'text/markdown; charset=utf-8',
  'postmortem.html': 'text/html; charset=utf-8',
  'postmortem.json': 'application/json; charset=utf-8',
  'postmortem.pdf': 'application/pdf',
  'checklist.csv': 'text/csv; charset=utf-8',
  'actions.csv': 'text/csv; charset=utf-8',
}

/**
 * The file, as far as the reader may see what stands in it.
 * @param origin under which others reach Faultline
 * @throws AppError NOT_FOUND where there is none, or the reader does not see the incident
 */
export async function readExport(wanted: WantedExport, reader: Principal, origin: string): Promise<ExportFile> {
  const { view, revision } = await read(wanted, reader)
  const query = new URLSearchParams([
    ...(wanted.of === null ? [] : [['of', view.id]]),
    ...(revision === null ? [] : [['revision', String(revision.number)]]),
  ]).toString()
  const address = `${origin}/incidents/${view.incident.id}/postmortem${query && `?${query}`}`
  const facts: ExportFacts = { now: Date.now(), address, reader: reader.name, revision }
  return {
    name: nameOf(wanted.document, view, facts),
    type: TYPES[wanted.document],
    body: await write(wanted, view, facts),
  }
}

async function read(
  { id, of, revision }: WantedExport,
  reader: Principal,
): Promise<{ view: PostmortemView; revision: ExportFacts['revision'] }> {
  if (revision === null) {
    const [view, { data: evidence }] = await Promise.all([
      getPostmortem(id, reader, of),
      readItemEvidence({ incidentId: id, of, revision: null }, reader),
    ])
    return { view: { ...view, evidence }, revision: null }
  }
  const view = await getRevision(id, /^\d{1,9}$/.test(revision) ? Number(revision) : 0, reader, of)
  return { view, revision: view.revisions.find(({ number }) => number === view.revision) ?? null }
}

async function write(
  { document }: WantedExport,
  view: PostmortemView,
  facts: ExportFacts,
): Promise<string | ArrayBuffer> {
  switch (document) {
    case 'postmortem.md':
      return markdownFile(exportDocument(view, facts))
    case 'postmortem.html':
      return htmlFile(exportDocument(view, facts))
    case 'postmortem.json':
      return jsonFile(view, facts)
    case 'checklist.csv':
      return checklistCsv(view)
    case 'actions.csv':
      return actionsCsv(view)
    case 'postmortem.pdf': {
      // PDFKit and its fonts are loaded by those who want a PDF.
      const { pdfFile } = await import('./pdf')
      return pdfFile(exportDocument(view, facts), footer(view, facts), facts.now)
    }
  }
}

/** "faultline-postmortem-5-revision-2-2018-05-08T1200Z.pdf" */
function nameOf(document: ExportName, { incident }: PostmortemView, { now, revision }: ExportFacts): string {
  const [word, ending] = document.split('.')
  const minute = new Date(now).toISOString().slice(0, 16).replace(':', '')
  const parts = ['faultline-postmortem', incident.id]
  if (word !== 'postmortem') parts.push(word ?? '')
  if (revision !== null) parts.push(`revision-${revision.number}`)
  return `${[...parts, minute].join('-')}Z.${ending}`
}

/** What still says which document it is when a page lies alone. */
function footer({ incident, asOf, state, revision: latest }: PostmortemView, { revision }: ExportFacts): string {
  const unpublished = state === 'published' ? `as it is after revision ${latest}, unchanged` : `${state}, not published`
  const version = revision === null ? unpublished : `revision ${revision.number}`
  return `Faultline · post-mortem of incident ${incident.id} · ${version} · as of ${moment(asOf)}`
}
