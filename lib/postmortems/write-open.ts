/** Opens the post-mortem of an incident: a copy of a template, and the parts that the machine writes. */
import 'server-only'
import type pg from 'pg'
import { type BulkColumn, insertRows } from '@/lib/db/bulk'
import { sevOf } from '@/lib/domain/incident'
import { utcDay } from '@/lib/domain/postmortem/due-day'
import { FIELDS } from '@/lib/domain/postmortem/fields'
import { itemsFor, type OpenedItem, proposeTemplate, signOffsFor } from '@/lib/domain/postmortem/opening'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { type LockedIncident, lockIncident } from '@/lib/incidents/write-lock'
import type { TemplateView } from '@/lib/postmortem-templates/contract'
import { listTemplates } from '@/lib/postmortem-templates/read'
import type { FactsTexts } from './read-facts-texts'
import { findLocked } from './write-lock'
import { noteDown } from './write-note-down'

/** How a post-mortem is opened. */
export interface Opening {
  incidentId: string
  /** Id of a template; null: the one whose rule fits best. */
  template: string | null
  /** What the machine knows. */
  facts: FactsTexts
  /** ms since 1970. */
  now: number
}

/**
 * Opens the post-mortem, unless somebody did: two who open it at once get the same. Returns the id of the incident.
 * @throws AppError NOT_FOUND for an incident that the doer does not see; INVALID for a template that is not offered
 */
export async function openPostmortem(client: pg.ClientBase, doer: Doer, opening: Opening): Promise<string> {
  const incident = await lockIncident(client, doer, { id: opening.incidentId })
  if ((await findLocked(client, incident, null)) !== null) return incident.id
  const template = await chooseTemplate(client, incident, opening.template)
  const id = await insertPostmortem(client, doer, incident, template)
  const ruled = { kind: incident.kind, severity: sevOf(incident.severity) }
  await insertRows(client, 'checklist_item', itemColumns(id), itemsFor(template.definition, ruled, utcDay(opening.now)))
  await insertFields(client, id, opening.facts)
  const opened = await findLocked(client, incident, id)
  if (opened === null) throw new Error('A post-mortem that was opened is not there.')
  await noteDown(client, doer, opened, { what: 'opened', after: { template: opened.templateName } })
  return incident.id
}

async function chooseTemplate(
  client: pg.ClientBase,
  { kind, severity }: LockedIncident,
  wanted: string | null,
): Promise<TemplateView> {
  const offered = await listTemplates(client)
  const chosen =
    wanted === null
      ? proposeTemplate(offered, { kind, severity: sevOf(severity) })
      : offered.find(({ id }) => id === wanted)
  if (chosen) return chosen
  const wants = `must be one of ${offered.map(({ id }) => id).join(', ')}`
  throw new AppError('INVALID', 'There is no such checklist template any more. Choose another; nothing was opened.', {
    template: wants,
  })
}

async function insertPostmortem(
  client: pg.ClientBase,
  { actor }: Doer,
  incident: LockedIncident,
  { id, version, definition }: TemplateView,
): Promise<string> {
  const roles = signOffsFor(definition, { kind: incident.kind, severity: sevOf(incident.severity) })
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO postmortem (incident_id, template_id, template_version, template_name, sign_off_roles, opened_at,
       opened_by_id, opened_by_name, changed_at, changed_by_name)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp(), $6, $7, clock_timestamp(), $7) RETURNING id::text`,
    [incident.id, id, version, definition.name, JSON.stringify(roles), actor.id, actor.name],
  )
  return rows[0]?.id ?? ''
}

function itemColumns(postmortemId: string): BulkColumn<OpenedItem>[] {
  return [
    { name: 'postmortem_id', type: 'bigint', value: () => postmortemId },
    { name: 'code', type: 'text', value: ({ code }) => code },
    { name: 'section', type: 'text', value: ({ section }) => section },
    { name: 'section_name', type: 'text', value: ({ sectionName }) => sectionName },
    { name: 'position', type: 'int', value: ({ position }) => position },
    { name: 'kind', type: 'text', value: ({ kind }) => kind },
    { name: 'text', type: 'text', value: ({ text }) => text },
    { name: 'why', type: 'text', value: ({ why }) => why },
    { name: 'where_to_look', type: 'text', value: ({ whereToLook }) => whereToLook },
    { name: 'is_required', type: 'boolean', value: ({ isRequired }) => isRequired },
    { name: 'due_on', type: 'date', value: ({ dueOn }) => dueOn },
  ]
}

/** All parts, and as the first text of each what the machine wrote. */
async function insertFields(client: pg.ClientBase, postmortemId: string, { texts, asOf }: FactsTexts): Promise<void> {
  const bodies = FIELDS.map(({ key, fromFacts }) => ({ key, body: (fromFacts && texts[key]) || '' }))
  await client.query(
    `WITH given AS (SELECT * FROM unnest($2::text[], $3::text[]) AS g(key, body)),
     written AS (
       INSERT INTO postmortem_field (postmortem_id, key, body, origin, facts_at, words)
       SELECT $1, key, body, CASE WHEN body = '' THEN 'empty' ELSE 'facts' END, CASE WHEN body <> '' THEN $4::timestamptz END,
         to_tsvector('english', left(body, 100000)) FROM given RETURNING key, body)
     INSERT INTO postmortem_text (postmortem_id, key, version, body, origin, by_kind, by_name, begun_at, at)
     SELECT $1, key, 0, body, 'facts', 'rule', 'Faultline', $4, $4 FROM written WHERE body <> ''`,
    [postmortemId, bodies.map(({ key }) => key), bodies.map(({ body }) => body), asOf],
  )
}
