/** Puts a post-mortem together, whole, with few statements. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { utcDay } from '@/lib/domain/postmortem/due-day'
import { progressOf } from '@/lib/domain/postmortem/progress'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import { givenTitle } from '@/lib/incidents/seen-sql'
import type { FieldView, PostmortemIncident, PostmortemView } from './contract'
import { limitField } from './present-limited'
import { listActions } from './read-actions'
import { getFactsTexts } from './read-facts-texts'
import { listFields } from './read-fields'
import { listHistory } from './read-history'
import { listSections } from './read-items'
import { type FamilyRow, listFamily } from './read-place'
import { listRevisions } from './read-revisions'
import { readSignOffFacts, type SignOffFacts } from './read-sign-offs'

/** All of it that is the same for everybody who sees the same accounts, and what decides who may sign. */
export interface Whole {
  view: Omit<PostmortemView, 'signOffs'>
  signing: SignOffFacts
}

/**
 * The post-mortem of an incident that was not merged; `of`: the one with this id. Null where there is none, or where the
 * reader does not see the incident. `inside`: the client of the transaction that it shall be read in, past what is shared.
 */
export async function findWhole(
  incidentId: string,
  of: string | null,
  accounts: VisibleAccounts,
  inside: Queryable | null = null,
): Promise<Whole | null> {
  const client = inside ?? pool()
  const [family, incident] = await Promise.all([
    listFamily(incidentId, client),
    inside === null ? findPostmortemIncident(incidentId, accounts) : readIncident(incidentId, accounts, inside),
  ])
  const chosen = family.find(({ id }) => of === null || id === of)
  if (chosen === undefined || incident === null) return null
  const { id } = chosen
  const [own, fields, sections, actions, signing, revisions, history, others] = await Promise.all([
    getOwnRow(id, client),
    listFields(id, client).then((all) => limitFields(incidentId, all, accounts)),
    listSections(id, client),
    listActions(id, accounts, client),
    readSignOffFacts(id, client),
    listRevisions(id, client),
    listHistory(id, client),
    listOthers(family, id, accounts, client),
  ])
  const { state, revision } = own
  const items = sections.flatMap((section) => section.items)
  const view = {
    ...own,
    incident,
    changedSinceRevision: revision !== null && state !== 'published',
    ...{ fields, sections, actions, revisions, history, others },
    progress: progressOf(items, utcDay(Date.now())),
    asOf: new Date().toISOString(),
    limited: accounts !== null,
  }
  return { view, signing }
}

type OwnRow = Pick<
  PostmortemView,
  | ('id' | 'state' | 'template' | 'version' | 'openedAt' | 'openedBy' | 'changedAt' | 'changedBy')
  | ('reviewAt' | 'publishedAt' | 'revision')
>

/** @throws Error where it is gone, which post-mortems never are */
async function getOwnRow(id: string, client: Queryable): Promise<OwnRow> {
  const { rows } = await client.query<OwnRow>(
    `SELECT id::text, state, version, json_build_object('id', template_id, 'version', template_version, 'name', template_name)
         AS template, ${iso('opened_at')} AS "openedAt", opened_by_name AS "openedBy", ${iso('changed_at')} AS "changedAt",
       changed_by_name AS "changedBy", ${iso('review_at')} AS "reviewAt", ${iso('published_at')} AS "publishedAt", revision
     FROM postmortem WHERE id = $1`,
    [id],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`Post-mortem ${id} is gone.`)
  return row
}

/** The incident as the reader sees it; null where they do not. Shared until it moves: people type more often than that. */
export function findPostmortemIncident(
  incidentId: string,
  accounts: VisibleAccounts,
): Promise<PostmortemIncident | null> {
  const key = `postmortem incident ${incidentId} ${visibilityKey(accounts)}`
  return cachedRead(['incidents', 'events', 'access'], key, () => readIncident(incidentId, accounts, pool()))
}

async function readIncident(
  incidentId: string,
  accounts: VisibleAccounts,
  client: Queryable,
): Promise<PostmortemIncident | null> {
  const [summary] = await listSummariesOf([incidentId], accounts, client)
  if (summary === undefined) return null
  const { id, title, kind, status, severity, startedAt, endedAt, owner, team, services, regions } = summary
  return { id, title, kind, status, severity, startedAt, endedAt, owner, team, services, regions }
}

/** For limited readers, what the machine wrote is composed of what they may see. */
async function limitFields(incidentId: string, fields: FieldView[], accounts: VisibleAccounts): Promise<FieldView[]> {
  if (accounts === null || fields.every(({ origin }) => origin !== 'facts')) return fields
  const texts = await getFactsTexts(incidentId, accounts)
  return fields.map((field) => limitField(field, texts))
}

/** The other post-mortems of the family; for limited readers under titles only where people gave them. */
async function listOthers(
  family: readonly FamilyRow[],
  shown: string,
  accounts: VisibleAccounts,
  client: Queryable,
): Promise<PostmortemView['others']> {
  const others = family.filter(({ id }) => id !== shown)
  if (others.length === 0) return []
  const { bind, values } = parameters()
  const ids = others.map(({ openedFor }) => openedFor)
  const { rows } = await client.query<{ id: string; title: string }>(
    `SELECT i.id::text, ${givenTitle(accounts, bind)} AS title FROM incident i WHERE i.id = ANY(${bind(ids)}::bigint[])`,
    values,
  )
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return others.map(({ id, openedFor, state }) => ({
    ...{ id, state, incidentTitle: titles.get(openedFor) ?? `Incident ${openedFor}` },
  }))
}
