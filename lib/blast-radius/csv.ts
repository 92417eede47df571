/** Writes rows of blast radii as CSV: each line with its certainty, the moment that was asked for, and when it was worked out. */
import { csvLine } from '@/lib/wire/csv-line'
import type {
  BlastAccountRow,
  BlastDimension,
  BlastEntityRow,
  BlastGroupRow,
  BlastReason,
  BlastSummary,
} from './contract'

type Cell = string | null

interface Column<Row> {
  name: string
  value: (row: Row) => Cell
}

const ACCOUNT: readonly Column<BlastAccountRow>[] = [
  { name: 'account_id', value: ({ accountId }) => accountId },
  { name: 'name', value: ({ name }) => name },
  { name: 'status', value: ({ status }) => status },
  { name: 'certainty', value: ({ certainty }) => certainty },
  { name: 'teams', value: ({ teams }) => lines(teams.map(({ name }) => name)) },
  { name: 'environment', value: ({ environment }) => environment },
  { name: 'criticality', value: ({ criticality }) => criticality },
  { name: 'org_unit', value: ({ orgUnit }) => orgUnit?.path ?? null },
  { name: 'weight', value: ({ weight }) => String(weight) },
  { name: 'reasons', value: ({ reasons }) => lines(reasons.map(reasonText)) },
  { name: 'reason_count', value: ({ reasonCount }) => String(reasonCount) },
  { name: 'usage_stale', value: ({ reasons }) => staleness(reasons) },
  { name: 'cleared_by', value: ({ clearedBy }) => clearedBy?.name ?? null },
  { name: 'cleared_note', value: ({ clearedBy }) => clearedBy?.note ?? null },
  { name: 'entities', value: ({ entities }) => lines(entities.map(({ entityValue }) => entityValue)) },
  { name: 'entity_count', value: ({ entityCount }) => String(entityCount) },
]

const GROUP: readonly Column<BlastGroupRow>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'name', value: ({ name }) => name },
  { name: 'regions', value: ({ regions }) => regions?.join(' ') ?? null },
  { name: 'touched', value: ({ touched }) => String(touched) },
  { name: 'confirmed', value: ({ confirmed }) => String(confirmed) },
  { name: 'reported', value: ({ reported }) => String(reported) },
  { name: 'inferred', value: ({ inferred }) => String(inferred) },
  { name: 'accounts', value: ({ total }) => String(total) },
  { name: 'entities', value: ({ entities }) => String(entities) },
  { name: 'weight_per_thousand', value: ({ weight }) => String(weight) },
]

const ENTITY: readonly Column<BlastEntityRow>[] = [
  { name: 'account_id', value: ({ accountId }) => accountId },
  { name: 'account_name', value: ({ accountName }) => accountName },
  { name: 'certainty', value: () => 'confirmed' },
  { name: 'entity_value', value: ({ entityValue }) => entityValue },
  { name: 'entity_arn', value: ({ entityArn }) => entityArn },
  { name: 'status', value: ({ status }) => status },
  { name: 'event_id', value: ({ eventId }) => eventId },
  { name: 'service', value: ({ service }) => service },
  { name: 'region', value: ({ region }) => region },
  { name: 'last_updated_at', value: ({ lastUpdatedAt }) => lastUpdatedAt },
]

/** How the rows of a page are written: the first line, and each of the others, with their line breaks. */
export interface BlastCsv {
  head: string
  line: (row: BlastAccountRow | BlastGroupRow | BlastEntityRow) => string
}

/** The CSV of a dimension; the last cells of each line say what it is true of, and when it was worked out. */
export function blastCsv(by: BlastDimension, { incidentId, at, asOf }: BlastSummary): BlastCsv {
  const about = [incidentId, at ?? 'whole', asOf]
  // The columns of a dimension are those of its rows: a page holds rows of one kind.
  const columns = (by === 'account' ? ACCOUNT : by === 'entity' ? ENTITY : GROUP) as readonly Column<unknown>[]
  return {
    head: csvLine([...columns.map(({ name }) => name), 'incident_id', 'moment', 'as_of']),
    line: (row) => csvLine([...columns.map(({ value }) => value(row)), ...about]),
  }
}

function reasonText({ certainty, sentence, path, source, usage }: BlastReason): string {
  const rests = usage === null ? '' : ` [${usage.source}, ${usage.asOf}${usage.stale ? ', stale' : ''}]`
  const way = path.length > 1 ? ` (${path.join(' → ')})` : ''
  return `${certainty}: ${sentence}${way}${rests}${source === null ? '' : ` <${source}>`}`
}

/** true: all usage that its reasons rest on is stale; blank where none rests on usage. */
function staleness(reasons: readonly BlastReason[]): string {
  const usages = reasons.flatMap(({ usage }) => usage ?? [])
  return usages.length === 0 ? '' : String(usages.every(({ stale }) => stale))
}

function lines(texts: readonly string[]): string {
  return texts.join('\n')
}
