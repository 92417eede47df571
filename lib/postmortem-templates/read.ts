/** Reads checklist templates: those that came with Faultline, under the versions that admins made of them. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import { BUILT_IN_IDS, BUILT_IN_TEMPLATES, isBuiltInId } from '@/lib/domain/postmortem/catalogue/templates'
import { AppError } from '@/lib/errors'
import type { TemplateRow, TemplateView } from './contract'

const COLUMNS = `id, version, definition, ${iso('retired_at')} AS "retiredAt", by_name AS by, ${iso('at')} AS at`

/** The version in force of each template that is offered: those that came with Faultline first, then others by name. */
export async function listTemplates(client: Queryable = pool()): Promise<TemplateView[]> {
  return (await listInForce(client)).filter(({ retiredAt }) => retiredAt === null)
}

/** The version in force of every template, retired ones last, and how many post-mortems were opened with each. */
export async function listTemplateRows(): Promise<TemplateRow[]> {
  const [inForce, { rows }] = await Promise.all([
    listInForce(pool()),
    pool().query<{ id: string; count: number }>(
      'SELECT template_id AS id, count(*)::int AS count FROM postmortem GROUP BY template_id',
    ),
  ])
  const counts = new Map(rows.map(({ id, count }) => [id, count]))
  return inForce
    .map((template) => ({
      ...template,
      isBuiltIn: isBuiltInId(template.id),
      postmortems: counts.get(template.id) ?? 0,
    }))
    .toSorted((a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null))
}

/** One version of a template; the one in force where none is named. @throws AppError NOT_FOUND */
export async function getTemplate(id: string, version?: number, client: Queryable = pool()): Promise<TemplateView> {
  const found = await findTemplate(id, version, client)
  if (found === null) throw new AppError('NOT_FOUND', 'There is no such checklist template. Choose one from the list.')
  return found
}

/** The same; null where there is none. */
export async function findTemplate(
  id: string,
  version?: number,
  client: Queryable = pool(),
): Promise<TemplateView | null> {
  if (version === 0) return builtIn(id)
  const { rows } = await client.query<TemplateView>(
    `SELECT ${COLUMNS} FROM postmortem_template
     WHERE id = $1 AND ($2::int IS NULL OR version = $2) ORDER BY version DESC LIMIT 1`,
    [id, version ?? null],
  )
  return rows[0] ?? (version === undefined ? builtIn(id) : null)
}

/** All versions, newest first; the one that came with Faultline last. */
export async function listTemplateVersions(id: string): Promise<TemplateView[]> {
  const { rows } = await pool().query<TemplateView>(
    `SELECT ${COLUMNS} FROM postmortem_template WHERE id = $1 ORDER BY version DESC`,
    [id],
  )
  const first = builtIn(id)
  return first === null ? rows : [...rows, first]
}

async function listInForce(client: Queryable): Promise<TemplateView[]> {
  const { rows } = await client.query<TemplateView>(
    `SELECT DISTINCT ON (id) ${COLUMNS} FROM postmortem_template ORDER BY id, version DESC`,
  )
  const ours = BUILT_IN_IDS.flatMap((id) => rows.find((row) => row.id === id) ?? builtIn(id) ?? [])
  const own = rows
    .filter(({ id }) => !isBuiltInId(id))
    .toSorted((a, b) => a.definition.name.localeCompare(b.definition.name, 'en') || (a.id < b.id ? -1 : 1))
  return [...ours, ...own]
}

function builtIn(id: string): TemplateView | null {
  if (!isBuiltInId(id)) return null
  return { id, version: 0, definition: BUILT_IN_TEMPLATES[id], retiredAt: null, by: null, at: null }
}
