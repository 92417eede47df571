/** Writes lists of post-mortems and of actions as CSV. */
import { csvLine } from '@/lib/wire/csv-line'
import type { ActionRow, PostmortemRow } from './contract-lists'

type Columns<Row> = readonly { name: string; value: (row: Row) => string | null }[]

const POSTMORTEM: Columns<PostmortemRow> = [
  { name: 'postmortem_id', value: ({ id }) => id },
  { name: 'incident_id', value: ({ incident }) => incident.id },
  { name: 'incident', value: ({ incident }) => incident.title },
  { name: 'kind', value: ({ incident }) => incident.kind },
  { name: 'severity', value: ({ incident }) => incident.severity },
  { name: 'incident_status', value: ({ incident }) => incident.status },
  { name: 'incident_started_at', value: ({ incident }) => incident.startedAt },
  { name: 'incident_ended_at', value: ({ incident }) => incident.endedAt },
  { name: 'owner', value: ({ incident }) => incident.owner?.name ?? null },
  { name: 'team', value: ({ incident }) => incident.team?.name ?? null },
  { name: 'services', value: ({ incident }) => incident.services.join('; ') },
  { name: 'regions', value: ({ incident }) => incident.regions.join(' ') },
  { name: 'state', value: ({ state }) => state },
  { name: 'template', value: ({ template }) => template },
  { name: 'opened_at', value: ({ openedAt }) => openedAt },
  { name: 'changed_at', value: ({ changedAt }) => changedAt },
  { name: 'published_at', value: ({ publishedAt }) => publishedAt },
  { name: 'revision', value: ({ revision }) => (revision === null ? null : String(revision)) },
  { name: 'items', value: ({ progress }) => String(progress.total) },
  { name: 'items_settled', value: ({ progress }) => String(progress.settled) },
  { name: 'items_required', value: ({ progress }) => String(progress.required) },
  { name: 'items_required_settled', value: ({ progress }) => String(progress.requiredSettled) },
  { name: 'items_overdue', value: ({ progress }) => String(progress.overdue) },
  { name: 'missing_sign_offs', value: ({ missingSignOffs }) => missingSignOffs.join('; ') },
  { name: 'actions_open', value: ({ actions }) => String(actions.open) },
  { name: 'actions_done', value: ({ actions }) => String(actions.done) },
  { name: 'actions_overdue', value: ({ actions }) => String(actions.overdue) },
]

const ACTION: Columns<ActionRow> = [
  { name: 'action_id', value: ({ id }) => id },
  { name: 'title', value: ({ title }) => title },
  { name: 'purpose', value: ({ purpose }) => purpose },
  { name: 'incident_id', value: ({ incident }) => incident.id },
  { name: 'incident', value: ({ incident }) => incident.title },
  { name: 'severity', value: ({ incident }) => incident.severity },
  { name: 'owner', value: ({ owner }) => owner?.name ?? null },
  { name: 'owner_left', value: ({ owner }) => (owner === null ? null : String(owner.left)) },
  { name: 'team', value: ({ team, incident }) => team?.name ?? incident.team?.name ?? null },
  { name: 'due_on', value: ({ dueOn }) => dueOn },
  { name: 'overdue', value: ({ isOverdue }) => String(isOverdue) },
  { name: 'type', value: ({ type }) => type },
  { name: 'priority', value: ({ priority }) => priority },
  { name: 'state', value: ({ state }) => state },
  { name: 'outcome', value: ({ outcome }) => outcome },
  { name: 'ended_at', value: ({ endedAt }) => endedAt },
  { name: 'ended_by', value: ({ endedBy }) => endedBy },
  { name: 'link', value: ({ link }) => link },
  { name: 'from_item', value: ({ itemCode }) => itemCode },
  { name: 'from_field', value: ({ fromField }) => fromField },
  { name: 'issue', value: ({ issue }) => issue?.key ?? null },
  { name: 'issue_url', value: ({ issue }) => issue?.url ?? null },
  { name: 'issue_status', value: ({ issue }) => issue?.status ?? null },
  { name: 'verify_check', value: ({ verifyCheck }) => verifyCheck ?? null },
  { name: 'verify_accounts', value: ({ verifyAccounts }) => verifyAccounts?.join(' ') ?? null },
  { name: 'verified_at', value: ({ verifiedAt }) => verifiedAt ?? null },
  { name: 'verified_says', value: ({ verifiedSays }) => verifiedSays ?? null },
  { name: 'postmortem_state', value: ({ postmortemState }) => postmortemState },
  { name: 'created_at', value: ({ createdAt }) => createdAt },
  { name: 'created_by', value: ({ createdBy }) => createdBy },
  { name: 'detail', value: ({ detail }) => detail },
]

/** The first lines, with their line breaks. */
export const POSTMORTEM_CSV_HEAD = csvLine(POSTMORTEM.map(({ name }) => name))
export const ACTION_CSV_HEAD = csvLine(ACTION.map(({ name }) => name))

/** One post-mortem, with its line break. */
export function postmortemLine(row: PostmortemRow): string {
  return csvLine(POSTMORTEM.map(({ value }) => value(row)))
}

/** One action, with its line break. */
export function actionLine(row: ActionRow): string {
  return csvLine(ACTION.map(({ value }) => value(row)))
}
