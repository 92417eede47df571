/** Reads the items of a post-mortem's checklist. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import { isOverdue, utcDay } from '@/lib/domain/postmortem/due-day'
import { isSettled } from '@/lib/domain/postmortem/progress'
import { noteHtml } from '@/lib/incidents/note-html'
import type { ItemView, SectionView } from './contract'

/** An item as it is stored, and what its section is called. */
type ItemRow = Omit<ItemView, 'isOverdue' | 'commentHtml' | 'proofHtml'> & { sectionName: string }

const COLUMNS = `c.id::text, c.code, c.section, c.section_name AS "sectionName", c.kind, c.text, c.why,
  c.where_to_look AS "whereToLook", c.is_required AS "isRequired",
  CASE WHEN c.owner_name IS NOT NULL THEN json_build_object('id', p.id, 'name', coalesce(p.name, c.owner_name),
    'left', p.id IS NULL OR p.disabled_at IS NOT NULL) END AS owner,
  to_char(c.due_on, 'YYYY-MM-DD') AS "dueOn", c.comment, c.proof, c.outcome, c.reason, c.outcome_by_name AS "outcomeBy",
  ${iso('c.outcome_at')} AS "outcomeAt", c.version,
  ARRAY(SELECT a.id::text FROM action_item a WHERE a.postmortem_id = c.postmortem_id AND a.item_id = c.id
    AND a.removed_at IS NULL ORDER BY a.id) AS "actionIds"`

const FROM = 'FROM checklist_item c LEFT JOIN person p ON p.id = c.owner_id'

/** The checklist by sections, without what was removed. */
export async function listSections(postmortemId: string, client: Queryable = pool()): Promise<SectionView[]> {
  const { rows } = await client.query<ItemRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE c.postmortem_id = $1 AND c.removed_at IS NULL ORDER BY c.position, c.id`,
    [postmortemId],
  )
  const today = utcDay(Date.now())
  const sections = new Map<string, SectionView>()
  for (const { sectionName, ...row } of rows) {
    const section = sections.get(row.section) ?? { id: row.section, name: sectionName, items: [] }
    section.items.push(presentItem(row, today))
    sections.set(row.section, section)
  }
  return [...sections.values()]
}

/** These items of a post-mortem, also removed ones, in the order of the checklist. */
export async function listItems(
  postmortemId: string,
  ids: readonly string[],
  client: Queryable = pool(),
): Promise<ItemView[]> {
  const { rows } = await client.query<ItemRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE c.postmortem_id = $1 AND c.id = ANY($2::bigint[]) ORDER BY c.position, c.id`,
    [postmortemId, ids],
  )
  const today = utcDay(Date.now())
  return rows.map(({ sectionName: _, ...row }) => presentItem(row, today))
}

function presentItem(row: Omit<ItemRow, 'sectionName'>, today: string): ItemView {
  return {
    ...row,
    isOverdue: !isSettled(row) && isOverdue(row.dueOn, today),
    commentHtml: row.comment === '' ? null : noteHtml(row.comment, []),
    proofHtml: row.proof === '' ? null : noteHtml(row.proof, []),
  }
}
