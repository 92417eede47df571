/** The lists of post-mortems and actions, search, and what limited readers find, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import { recordObservations } from '@/lib/events/write'
import type { Doer } from '@/lib/incidents/doer'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import {
  type ActionFilter,
  NO_ACTION_FILTER,
  NO_POSTMORTEM_FILTER,
  ownedByAsker,
  type PostmortemFilter,
} from './filter'
import { listActionRows } from './read-action-list'
import { streamActionCsv, streamPostmortemCsv } from './read-csv'
import { listPostmortems } from './read-list'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { addAction } from './write-actions'
import { saveField } from './write-fields'

withDatabase()
beforeEach(ensureSources)

const BLUE = '111122223333'
const RED = '444455556666'
const TODAY = utcDay(Date.now())

const list = async (filter: Partial<PostmortemFilter> = {}, accounts: string[] | null = null, limit = 50) =>
  (await listPostmortems({ ...NO_POSTMORTEM_FILTER, ...filter }, { limit, cursor: null }, accounts)).data
const actions = async (filter: Partial<ActionFilter> = {}, accounts: string[] | null = null) =>
  (await listActionRows({ ...NO_ACTION_FILTER, ...filter }, { limit: 50, cursor: null }, accounts)).data
const found = async (q: string, accounts: string[] | null = null) =>
  (await list({ q }, accounts)).map(({ id }) => id).toSorted()

async function write(doer: Doer, incidentId: string, key: FieldKey, body: string): Promise<void> {
  await inTransaction((client) => saveField(client, doer, { incidentId, of: null, key }, { version: 0, body }))
}
const plan = (doer: Doer, incidentId: string, given: Partial<Parameters<typeof addAction>[3]> = {}) =>
  inTransaction((client) => addAction(client, doer, incidentId, { title: 'Rotate', type: 'prevent', ...given }))

/** An open event of one account, in an incident of its own. */
async function incidentOf(account: string): Promise<string> {
  const observation = buildObservation({
    arn: `arn:aws:health:us-east-1::event/X/Y/${account}`,
    scope: 'ACCOUNT_SPECIFIC',
  })
  const { seen } = await recordObservations([observation], Date.now())
  const [id = ''] = seen
  await pool().query('INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, $2, now())', [
    id,
    account,
  ])
  return buildIncident([id])
}

describe('the list of post-mortems', () => {
  it('is newest opened first, by pages that miss nothing and repeat nothing', async () => {
    const mira = await buildDoer('Mira')
    const opened: string[] = []
    for (let number = 0; number < 5; number += 1) opened.push((await openFor(mira)).postmortemId)
    // Two of the same moment are told apart by their ids.
    await pool().query("UPDATE postmortem SET opened_at = '2026-05-08T08:00:00Z' WHERE id > 2")
    await pool().query("UPDATE postmortem SET opened_at = '2026-05-09T08:00:00Z' WHERE id = 1")
    const pages: string[][] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPostmortems>> = await listPostmortems(
        NO_POSTMORTEM_FILTER,
        { limit: 2, cursor },
        null,
      )
      pages.push(page.data.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(pages).toEqual([['2', '1'], ['5', '4'], ['3']].map((ids) => ids.map((id) => opened[Number(id) - 1])))
  })

  it('tells how far each is, and what is late or missing', async () => {
    const mira = await buildDoer('Mira')
    const { incidentId, postmortemId } = await openFor(mira)
    await pool().query(
      `UPDATE checklist_item SET due_on = $2::date, outcome = CASE WHEN position = 0 THEN 'done' ELSE 'open' END
       WHERE postmortem_id = $1 AND position < 3`,
      [postmortemId, dayAfter(TODAY, -1)],
    )
    await pool().query('UPDATE checklist_item SET due_on = NULL WHERE position >= 3')
    await plan(mira, incidentId, { dueOn: dayAfter(TODAY, -1) })
    const done = await plan(mira, incidentId, { dueOn: dayAfter(TODAY, -1) })
    await inTransaction((client) => changeAction(client, mira, done, { version: 0, state: 'done' }))
    const [row] = await list()
    expect(row).toMatchObject({
      id: postmortemId,
      incident: { id: incidentId, title: 'IAM fails', kind: 'identity', severity: 'SEV2' },
      state: 'draft',
      isShownFirst: true,
      progress: { settled: 1, overdue: 2 },
      actions: { open: 1, done: 1, overdue: 1 },
      found: [],
    })
    expect(row?.missingSignOffs.length).toBeGreaterThanOrEqual(2)
    expect(row?.progress.total).toBeGreaterThan(row?.progress.required ?? 0)
  })

  it('is filtered by state, team, owner, what is overdue, what is not signed', async () => {
    const mira = await buildDoer('Mira')
    const { rows } = await pool().query<{ id: string }>("INSERT INTO team (name) VALUES ('Blue') RETURNING id::text")
    const team = rows[0]?.id ?? ''
    const one = await openFor(mira)
    const other = await openFor(mira)
    await pool().query('UPDATE incident SET owner_id = $2, team_id = $3 WHERE id = $1', [
      one.incidentId,
      mira.personId,
      team,
    ])
    await pool().query("UPDATE postmortem SET state = 'published' WHERE id = $1", [other.postmortemId])
    await pool().query('UPDATE checklist_item SET due_on = NULL')
    const ids = async (filter: Partial<PostmortemFilter>) => (await list(filter)).map(({ id }) => id)
    const both = [other.postmortemId, one.postmortemId]
    expect(await ids({ state: ['draft'] })).toEqual([one.postmortemId])
    expect(await ids({ state: ['published', 'draft'] })).toEqual(both)
    expect(await ids({ team: ['bLUE'] })).toEqual([one.postmortemId])
    expect(await ids({ team: [team] })).toEqual([one.postmortemId])
    expect(await ids({ owner: [mira.personId ?? ''] })).toEqual([one.postmortemId])
    expect(await ids({ owner: ['none'] })).toEqual([other.postmortemId])
    expect(await ids({ owner: ['none', mira.personId ?? ''] })).toEqual(both)
    expect(await ids(ownedByAsker({ ...NO_POSTMORTEM_FILTER, owner: ['me'] }, { kind: 'token', id: 'x' }))).toEqual([])
    expect(await ids({ missing: true })).toEqual([one.postmortemId])
    expect(await ids({ overdue: true })).toEqual([])
    await plan(mira, other.incidentId, { dueOn: '2020-01-01' })
    expect(await ids({ overdue: true })).toEqual([other.postmortemId])
  })

  it('shows those of merged incidents on the one that they went into', async () => {
    const mira = await buildDoer('Mira')
    const [red, blue] = [await incidentOf(RED), await incidentOf(BLUE)]
    const one = await openFor(mira, { incidentId: red })
    const other = await openFor(mira, { incidentId: blue })
    await mergeInto(blue, red)
    const rows = await list()
    expect(rows.map(({ id, incident, isShownFirst }) => [id, incident.id, isShownFirst])).toEqual([
      [other.postmortemId, red, false],
      [one.postmortemId, red, true],
    ])
  })

  it('shows limited readers only what they see the incident of', async () => {
    const mira = await buildDoer('Mira')
    const { postmortemId } = await openFor(mira, { incidentId: await incidentOf(BLUE) })
    await openFor(mira, { incidentId: await incidentOf(RED) })
    expect(await list()).toHaveLength(2)
    expect((await list({}, [BLUE])).map(({ id }) => id)).toEqual([postmortemId])
    expect(await list({}, [])).toEqual([])
  })
})

describe('search', () => {
  it('finds a post-mortem whose parts together hold all words, and shows where they stand', async () => {
    const mira = await buildDoer('Mira')
    const one = await openFor(mira)
    const other = await openFor(mira)
    await write(mira, one.incidentId, 'lessons', '**Rehearse** the failovers twice <b>a year</b>.')
    await write(mira, one.incidentId, 'causes', 'Nobody watched the quota.')
    await write(mira, other.incidentId, 'lessons', 'A quota was too small.')
    await plan(mira, other.incidentId, { title: 'Ask for a larger limit', detail: 'Before the failover.' })
    const both = [one.postmortemId, other.postmortemId]
    expect(await found('quota')).toEqual(both)
    expect(await found('quotas failover')).toEqual(both)
    expect(await found('rehearsing quota')).toEqual([one.postmortemId])
    expect(await found('quota -rehearse')).toEqual([other.postmortemId])
    expect(await found('"larger limit" or rehearse')).toEqual(both)
    expect(await found('"limit larger"')).toEqual([])
    expect(await found('the')).toEqual([])
    expect(await found('unheard')).toEqual([])
    const [row] = await list({ q: 'rehearse failover' })
    expect(row?.found).toEqual([
      {
        part: 'Lessons',
        pieces: [
          { text: 'Rehearse', isHit: true },
          { text: ' the ', isHit: false },
          { text: 'failovers', isHit: true },
          { text: ' twice a year', isHit: false },
        ],
      },
    ])
  })

  it('finds titles, what people wrote in the checklist, and not what its template says', async () => {
    const mira = await buildDoer('Mira')
    const { postmortemId } = await openFor(mira)
    const { rows } = await pool().query<{ id: string; code: string; text: string }>(
      'SELECT id::text, code, text FROM checklist_item ORDER BY position LIMIT 1',
    )
    const [item] = rows
    const [word = ''] = item?.text.match(/\p{L}{6,}/u) ?? []
    expect(await found(word)).toEqual([])
    await pool().query("UPDATE checklist_item SET comment = $2, words = to_tsvector('english', $2) WHERE id = $1", [
      item?.id,
      'Seen in the audit trail.',
    ])
    expect((await list({ q: 'trails' }))[0]?.found).toMatchObject([{ part: `Checklist ${item?.code}` }])
    await pool().query('UPDATE checklist_item SET removed_at = now() WHERE id = $1', [item?.id])
    expect(await found('trails')).toEqual([])
    expect(await found('iam FAILS')).toEqual([postmortemId])
    expect(await found('100%')).toEqual([])
  })

  it('finds the same by looking at parts one by one and by indexes', async () => {
    const mira = await buildDoer('Mira')
    for (let number = 0; number < 6; number += 1) {
      const { incidentId } = await openFor(mira, { texts: { summary: number % 2 === 0 ? 'even case' : 'odd case' } })
      await write(mira, incidentId, 'lessons', number % 3 === 0 ? 'failover' : 'quota')
    }
    for (const q of ['case', 'even failover', 'quota -odd', 'failover or odd', '-case quota', 'even case -quota']) {
      // A page that the newest fill is found one by one; one that they do not, by indexes.
      const all = await list({ q }, null, 200)
      const byOne = all.length === 0 ? [] : await list({ q }, null, all.length - 1 || 1)
      expect([q, byOne.map(({ id }) => id)]).toEqual([q, all.slice(0, all.length - 1 || 1).map(({ id }) => id)])
    }
    expect(await list({ q: 'even failover' })).toHaveLength(1)
    expect(await list({ q: 'quota -odd' })).toHaveLength(2)
    expect(await list({ q: 'failover or odd' })).toHaveLength(4)
  })

  it('does not find for limited readers what the machine wrote for others', async () => {
    const mira = await buildDoer('Mira')
    const incidentId = await incidentOf(BLUE)
    const { postmortemId } = await openFor(mira, { incidentId, texts: { summary: 'It hit the payroll account.' } })
    expect(await found('payroll')).toEqual([postmortemId])
    expect(await found('payroll', [BLUE])).toEqual([])
    await write(mira, incidentId, 'lessons', 'Move the payroll elsewhere.')
    expect(await found('payroll', [BLUE])).toEqual([postmortemId])
    expect((await list({ q: 'payroll' }, [BLUE]))[0]?.found.map(({ part }) => part)).toEqual(['Lessons'])
    expect(await found('payroll', [RED])).toEqual([])
  })
})

describe('the list of actions', () => {
  it('has open ones by due day, then those that ended, the latest first, by pages', async () => {
    const mira = await buildDoer('Mira')
    const { incidentId } = await openFor(mira)
    for (const dueOn of ['2026-07-01', null, '2026-06-01', null, '2026-06-01']) await plan(mira, incidentId, { dueOn })
    for (const id of ['6', '7']) {
      await plan(mira, incidentId)
      await inTransaction((client) => changeAction(client, mira, id, { version: 0, state: 'done' }))
    }
    const pages: string[][] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listActionRows>> = await listActionRows(
        NO_ACTION_FILTER,
        { limit: 2, cursor },
        null,
      )
      pages.push(page.data.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(pages).toEqual([['3', '5'], ['1', '2'], ['4', '7'], ['6']])
    expect(await actions({ state: ['done'] })).toMatchObject([{ id: '7' }, { id: '6' }])
    expect(await actions({ state: ['dropped'] })).toEqual([])
  })

  it('is filtered by team, owner, type, priority, words and what is overdue', async () => {
    const mira = await buildDoer('Mira')
    const { incidentId, postmortemId } = await openFor(mira)
    const { rows } = await pool().query<{ id: string }>(
      "INSERT INTO team (name) VALUES ('Blue'), ('Red') RETURNING id::text",
    )
    const [blue, red] = rows.map(({ id }) => id)
    await pool().query('UPDATE incident SET team_id = $2 WHERE id = $1', [incidentId, red])
    const late = await plan(mira, incidentId, { dueOn: '2020-01-01', owner: 'me', priority: 'high' })
    const theirs = await plan(mira, incidentId, { title: 'Write the runbook', team: blue ?? '', type: 'process' })
    const ids = async (filter: Partial<ActionFilter>) => (await actions(filter)).map(({ id }) => id)
    expect(await ids({ overdue: true })).toEqual([late])
    expect(await ids({ owner: [mira.personId ?? ''] })).toEqual([late])
    expect(await ids({ owner: ['none'] })).toEqual([theirs])
    expect(await ids({ team: ['blue'] })).toEqual([theirs])
    expect(await ids({ team: ['red'] })).toEqual([late])
    expect(await ids({ type: ['process', 'detect'] })).toEqual([theirs])
    expect(await ids({ priority: ['high'] })).toEqual([late])
    expect(await ids({ q: 'runbooks' })).toEqual([theirs])
    expect((await actions({ overdue: true }))[0]).toMatchObject({
      incident: { id: incidentId, title: 'IAM fails', team: { name: 'Red' } },
      postmortemId,
      postmortemState: 'draft',
      isOverdue: true,
    })
  })

  it('shows limited readers only what they see the incident of', async () => {
    const mira = await buildDoer('Mira')
    const incidentId = await incidentOf(BLUE)
    await openFor(mira, { incidentId })
    const id = await plan(mira, incidentId)
    expect((await actions({}, [BLUE])).map((row) => row.id)).toEqual([id])
    expect(await actions({}, [RED])).toEqual([])
    const limited = await buildDoer('Lim', { accounts: [RED] })
    const change = inTransaction((client) => changeAction(client, limited, id, { version: 0, title: 'x' }))
    await expect(change).rejects.toThrow('There is no such action')
  })
})

describe('CSV', () => {
  const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()

  it('has exactly what the filter lets through, and no formula', async () => {
    const mira = await buildDoer('Mira')
    const { incidentId } = await openFor(mira)
    await pool().query("UPDATE incident SET title = '=HYPERLINK(1)' WHERE id = $1", [incidentId])
    await plan(mira, incidentId, { title: '=1+1', detail: 'a, "b"\nc' })
    const postmortems = (await textOf(streamPostmortemCsv(NO_POSTMORTEM_FILTER, null))).trim().split('\r\n')
    expect(postmortems).toHaveLength(2)
    expect(postmortems[1]).not.toMatch(/(^|,)=/)
    const plans = await textOf(streamActionCsv(NO_ACTION_FILTER, null))
    expect(plans).not.toMatch(/(^|,)=/m)
    expect(plans).toContain('"a, ""b""\nc"')
    const none = await textOf(streamPostmortemCsv({ ...NO_POSTMORTEM_FILTER, state: ['published'] }, null))
    expect(none.trim().split('\r\n')).toHaveLength(1)
  })
})
