/** Has the people of the demo look back on outages that were over before it began: what people enter afterwards, entered now. */
import type pg from 'pg'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { assignOwner, assignTeam } from '@/lib/incidents/write-fields'
import { addNote } from '@/lib/incidents/write-notes'
import { addWindow } from '@/lib/incidents/write-windows'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { openFor } from '@/lib/postmortems/request-open'
import { changeAction } from '@/lib/postmortems/write-action-changes'
import { addAction } from '@/lib/postmortems/write-actions'
import { saveField } from '@/lib/postmortems/write-fields'
import { changeItem } from '@/lib/postmortems/write-items'
import { lockPostmortem } from '@/lib/postmortems/write-lock'
import { sign } from '@/lib/postmortems/write-sign-offs'
import { askForReview } from '@/lib/postmortems/write-state'
import { DAY, MINUTE } from '../outage'
import type { Cast } from './cast'
import { arnOfStory, STORIES, type Story } from './stories'
import { isTouched } from './touched'

/** The incident of a story, how far the cast is with it, and the team that looks back. Times in ms since 1970. */
interface Found {
  id: string
  teamId: string
  startedAt: number
  endedAt: number
  isTold: boolean
  /** Somebody wrote in its post-mortem. */
  isWritten: boolean
}

type Told = NonNullable<Story['postmortem']>

/** Looks back on whatever is known by now and no visitor has touched. @param began milliseconds of the demo's first start */
export async function lookBack(cast: Cast, began: number, now: number): Promise<void> {
  const ids = Array.from(cast.values(), ({ principal }) => principal.id)
  for (const story of STORIES) {
    const found = await findIncident(story, began, ids)
    const player = cast.get(story.owner)
    if (found === null || player === undefined) continue
    const { doer, principal } = player
    // Each step is done whole or not at all, whenever the demo is stopped.
    if (!found.isTold) await inTransaction((client) => tellIncident(client, doer, story, found))
    const { postmortem: told } = story
    if (told === null || found.isWritten) continue
    const opened = await openFor(found.id, null, { principal, actor: doer.actor })
    await inTransaction(async (client) => {
      await write(client, doer, found.id, told)
      await agree(client, cast, doer, { ...found, now }, told)
      await tick(client, doer, opened, told.does)
    })
  }
}

/** Null until it was read, accounts have their teams, and of most it is known whether it touched them. */
async function findIncident(story: Story, began: number, cast: readonly string[]): Promise<Found | null> {
  const { rows } = await pool().query<Found>(
    `SELECT i.id::text, t.id::text AS "teamId", date_part('epoch', e.started_at) * 1000 AS "startedAt",
       date_part('epoch', e.ended_at) * 1000 AS "endedAt", ${isTouched()} AS "isTold",
       EXISTS (SELECT FROM postmortem p WHERE p.incident_id = i.id AND p.version > 0) AS "isWritten"
     FROM health_event e JOIN incident_event m ON m.event_id = e.id JOIN incident i ON i.id = m.incident_id
       JOIN team t ON t.name = $2
     WHERE e.arn = $1 AND i.status = 'resolved' AND i.reach_unknown * 10 < i.reach_total AND e.ended_at IS NOT NULL
       AND NOT ${isTouched('$3')}`,
    [arnOfStory(story, began), story.team, cast],
  )
  return rows[0] ?? null
}

async function tellIncident(
  client: pg.ClientBase,
  doer: Doer,
  { saw, did }: Story,
  { id, teamId, startedAt, endedAt }: Found,
): Promise<void> {
  await assignTeam(client, doer, { id }, teamId)
  await assignOwner(client, doer, { id }, 'me')
  const stretch = { from: startedAt + saw.after * MINUTE, to: endedAt - saw.before * MINUTE }
  await addWindow(client, doer, id, { ...stretch, sentence: saw.sentence, service: null, region: null })
  await addNote(client, doer, id, { kind: 'mark', body: did.words, occurredAt: startedAt + did.after * MINUTE })
}

async function write(client: pg.ClientBase, doer: Doer, incidentId: string, { says }: Told): Promise<void> {
  for (const [key, body] of Object.entries(says)) {
    await saveField(client, doer, { incidentId, of: null, key }, { version: 0, body })
  }
}

async function agree(
  client: pg.ClientBase,
  cast: Cast,
  doer: Doer,
  { id, teamId, now }: Found & { now: number },
  { actions }: Told,
): Promise<void> {
  for (const { title, type, owner, dueIn, outcome } of actions) {
    const dueOn = new Date(now + dueIn * DAY).toISOString().slice(0, 10)
    const ownerId = cast.get(owner)?.doer.personId ?? null
    const action = await addAction(client, doer, id, { title, type, owner: ownerId, team: teamId, dueOn })
    if (outcome !== undefined) await changeAction(client, doer, action, { version: 0, state: 'done', outcome })
  }
}

async function tick(
  client: pg.ClientBase,
  doer: Doer,
  { incident: { id: incidentId }, sections, signOffs }: PostmortemView,
  does: Told['does'],
): Promise<void> {
  const required = sections.flatMap(({ items }) => items).filter(({ isRequired }) => isRequired)
  for (const { id, version } of does === 'required' ? required : required.slice(0, does)) {
    await changeItem(client, doer, { incidentId, of: null }, id, { version, outcome: 'done' })
  }
  if (does !== 'required') return
  await askForReview(client, doer, incidentId)
  const { version } = await lockPostmortem(client, doer, incidentId, null)
  // The reviewer is left to whoever watches the demo.
  const own = signOffs.find(({ who }) => who === 'incident-owner')
  if (own !== undefined) await sign(client, doer, { incidentId, of: null, role: own.id }, version)
}
