/** The checklist and the actions as CSV: one line each, every text as it was typed, safe in spreadsheets. */
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { ActionView, ItemView, OwnerRef, PostmortemView } from '@/lib/postmortems/contract'
import { csvLine } from '@/lib/wire/csv-line'
import { pressingVerdict } from './item-evidence'

interface Column<Row> {
  name: string
  value: (row: Row) => string | null
}

/** An item, and what the machine found for it. */
type ItemRow = ItemView & { evidence: ItemEvidence | null }

const ITEM: readonly Column<ItemRow>[] = [
  { name: 'code', value: ({ code }) => code },
  { name: 'section', value: ({ section }) => section },
  { name: 'item', value: ({ text }) => text },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'required', value: ({ isRequired }) => String(isRequired) },
  { name: 'outcome', value: ({ outcome }) => outcome },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'outcome_by', value: ({ outcomeBy }) => outcomeBy },
  { name: 'outcome_at', value: ({ outcomeAt }) => outcomeAt },
  { name: 'owner', value: ({ owner }) => owner?.name ?? null },
  { name: 'owner_left', value: ({ owner }) => left(owner) },
  { name: 'due_on', value: ({ dueOn }) => dueOn },
  { name: 'overdue', value: ({ isOverdue }) => String(isOverdue) },
  { name: 'comment', value: ({ comment }) => comment },
  { name: 'proof', value: ({ proof }) => proof },
  { name: 'evidence', value: ({ kind, evidence }) => verdictOf(kind, evidence) },
  { name: 'evidence_fail', value: ({ evidence }) => figure(evidence?.now?.fail) },
  { name: 'evidence_pass', value: ({ evidence }) => figure(evidence?.now?.pass) },
  { name: 'evidence_not_checked', value: ({ evidence }) => figure(evidence?.now?.['not-checked']) },
  { name: 'evidence_as_of', value: ({ evidence }) => evidence?.nowAsOf ?? null },
  { name: 'evidence_fail_at_incident', value: ({ evidence }) => figure(evidence?.atIncident?.fail) },
  { name: 'evidence_says', value: ({ evidence }) => evidence?.incident?.explanation ?? null },
  { name: 'why', value: ({ why }) => why },
  { name: 'where_to_look', value: ({ whereToLook }) => whereToLook },
  { name: 'item_id', value: ({ id }) => id },
]

const ACTION: readonly Column<ActionView>[] = [
  { name: 'title', value: ({ title }) => title },
  { name: 'detail', value: ({ detail }) => detail },
  { name: 'purpose', value: ({ purpose }) => purpose },
  { name: 'type', value: ({ type }) => type },
  { name: 'priority', value: ({ priority }) => priority },
  { name: 'state', value: ({ state }) => state },
  { name: 'outcome', value: ({ outcome }) => outcome },
  { name: 'ended_by', value: ({ endedBy }) => endedBy },
  { name: 'ended_at', value: ({ endedAt }) => endedAt },
  { name: 'owner', value: ({ owner }) => owner?.name ?? null },
  { name: 'owner_left', value: ({ owner }) => left(owner) },
  { name: 'team', value: ({ team }) => team?.name ?? null },
  { name: 'due_on', value: ({ dueOn }) => dueOn },
  { name: 'overdue', value: ({ isOverdue }) => String(isOverdue) },
  { name: 'link', value: ({ link }) => link },
  { name: 'from_item', value: ({ itemCode, itemId }) => itemCode ?? itemId },
  { name: 'from_field', value: ({ fromField }) => fromField },
  { name: 'issue', value: ({ issue }) => issue?.key ?? null },
  { name: 'issue_url', value: ({ issue }) => issue?.url ?? null },
  { name: 'issue_state', value: ({ issue }) => issue?.state ?? null },
  { name: 'issue_status', value: ({ issue }) => issue?.status ?? null },
  { name: 'issue_error', value: ({ issue }) => issue?.error ?? null },
  { name: 'verify_check', value: ({ verifyCheck }) => verifyCheck ?? null },
  { name: 'verify_accounts', value: ({ verifyAccounts }) => verifyAccounts?.join(' ') ?? null },
  { name: 'verified_at', value: ({ verifiedAt }) => verifiedAt ?? null },
  { name: 'verified_says', value: ({ verifiedSays }) => verifiedSays ?? null },
  { name: 'created_by', value: ({ createdBy }) => createdBy },
  { name: 'created_at', value: ({ createdAt }) => createdAt },
  { name: 'action_id', value: ({ id }) => id },
]

/** Every item of the checklist. */
export function checklistCsv(view: PostmortemView): string {
  return csv(
    ITEM,
    view.sections.flatMap(({ items }) =>
      items.map((item) => ({
        ...item,
        evidence: (item.kind !== 'person' && view.evidence?.find(({ check }) => check === item.code)) || null,
      })),
    ),
    view,
  )
}

/** Every action, re-verifications included. */
export function actionsCsv(view: PostmortemView): string {
  return csv(ACTION, view.actions, view)
}

/** The last cells of each line say of what it is true, and when. */
function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], view: PostmortemView): string {
  const about = [view.incident.id, view.state, view.asOf]
  const head = csvLine([...columns.map(({ name }) => name), 'incident_id', 'postmortem_state', 'as_of'])
  return head + rows.map((row) => csvLine([...columns.map(({ value }) => value(row)), ...about])).join('')
}

function verdictOf(kind: ItemView['kind'], evidence: ItemEvidence | null): string | null {
  if (kind === 'person') return null
  return evidence === null ? 'not-checked' : pressingVerdict(evidence)
}

function figure(count: number | undefined): string | null {
  return count === undefined ? null : String(count)
}

function left(owner: OwnerRef | null): string | null {
  return owner === null ? null : String(owner.left)
}
