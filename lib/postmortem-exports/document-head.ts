/** The beginning of an exported post-mortem: how old it is and for whom, what the incident was, how far the work is. */
import { formatDuration } from '@/lib/domain/format-time'
import { kindWord, statusWord } from '@/lib/domain/incident-words'
import type { PostmortemIncident, PostmortemView, ProgressView, RevisionRef } from '@/lib/postmortems/contract'
import { type Block, counted, fact, heading, line, type Span } from './blocks'
import type { ExportFacts } from './export-facts'
import { moment } from './times'

export function headBlocks(view: PostmortemView, facts: ExportFacts): Block[] {
  const { incident } = view
  return [
    line(
      `Incident ${incident.id} · ${incident.severity} · ${kindWord(incident.kind)} · ${statusWord(incident.status)}`,
      'muted',
    ),
    ...asOf(view, facts),
    heading(2, 'Facts'),
    {
      kind: 'facts',
      rows: [
        fact('Incident', incident.title),
        ...times(incident),
        fact('Owner', incident.owner?.name ?? 'Nobody'),
        fact('Team', incident.team?.name ?? 'None'),
        fact('Services', incident.services.map(({ name }) => name).join(', ') || 'None named'),
        fact('Regions', incident.regions.join(', ') || 'None named'),
        fact('Template', `${view.template.name}, version ${view.template.version}`),
        fact('Opened', `${moment(view.openedAt)} by ${view.openedBy}`),
        fact('Last changed', `${moment(view.changedAt)} by ${view.changedBy}`),
        ...(view.reviewAt === null ? [] : [fact('Sent to review', moment(view.reviewAt))]),
        fact('Checklist', progress(view.progress)),
        fact('Text', `Version ${view.version} of what is signed`),
      ],
    },
  ]
}

/** Without this, an old file would pass for the present. */
function asOf(view: PostmortemView, { now, address, reader, revision }: ExportFacts): Block[] {
  const limits = view.limited
    ? ' They are limited to the accounts of their teams: parts written from facts tell only what they may see.'
    : ''
  return [
    line([{ text: `As of ${moment(view.asOf)}.`, tone: 'strong' }, { text: ` ${standing(view, revision)}` }], 'note'),
    line(`Exported ${moment(new Date(now).toISOString())} for ${reader}.${limits} All times are UTC.`, 'note'),
    line([{ text: 'The living page: ' }, { text: address, href: address }], 'note'),
  ]
}

function standing(view: PostmortemView, revision: RevisionRef | null): string {
  if (revision !== null) {
    const { number, publishedAt, by, digest } = revision
    return `This is revision ${number}, published ${moment(publishedAt)} by ${by}. SHA-256 of it: ${digest}.`
  }
  if (view.revision === null) return 'It has not been published: what stands here may still change.'
  const published = `Revision ${view.revision} was published${view.publishedAt === null ? '' : ` ${moment(view.publishedAt)}`}.`
  return `${published} ${view.changedSinceRevision ? 'What stands here was changed since.' : 'Nothing was changed since.'}`
}

function times({ startedAt, endedAt }: PostmortemIncident): { name: string; spans: Span[] }[] {
  if (endedAt === null) return [fact('Began', moment(startedAt)), fact('Ended', 'No end is known.')]
  const length = Date.parse(endedAt) - Date.parse(startedAt)
  return [
    fact('Began', moment(startedAt)),
    fact('Ended', moment(endedAt)),
    ...(length >= 0 ? [fact('Lasted', formatDuration(length))] : []),
  ]
}

/** "12 of 31 items settled, 9 of 14 required ones; 2 overdue" */
export function progress({ total, settled, required, requiredSettled, overdue }: ProgressView): string {
  if (total === 0) return 'No items'
  const late = overdue === 0 ? 'none overdue' : `${overdue} overdue`
  return `${settled} of ${counted(total, 'item')} settled, ${requiredSettled} of ${required} required; ${late}`
}
