/** Issues as the worker makes and follows them: the real client over HTTP, a stand-in for GitHub, a real database. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { githubDelivery } from '@/e2e/stand-in/trackers/github'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { changeAction } from '@/lib/postmortems/write-action-changes'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildActions, buildTracker } from '@/lib/testing/build-tracker'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { withGithub, workOnIssues as work } from '@/lib/testing/trackers'
import { listTrackerViews } from '@/lib/trackers/read'
import { answerHook } from '@/lib/trackers/request-hook'
import { switchTracker } from '@/lib/trackers/write'
import { askForIssue, unlinkIssue, type Wish } from '@/lib/trackers/write-ask'
import { removeTracker } from '@/lib/trackers/write-remove'

withDatabase()
const github = withGithub()

const ORIGIN = 'https://faultline.example.org'
let mira: Doer
let tracker: { id: string; secret: string }

beforeEach(async () => {
  await emptyQueue()
  mira = await buildDoer('Mira')
  tracker = await buildTracker(github.api, github.token)
  await work()
})

afterEach(() => void vi.useRealTimers())

const ask = (action: string, wish: Wish = { origin: ORIGIN, tracker: tracker.id }) =>
  inTransaction((client) => askForIssue(client, mira, action, wish))

const link = (action: string, url: string) => ask(action, { origin: ORIGIN, url })

async function issueOf(action: string) {
  const { rows } = await pool().query(
    `SELECT s.state, s.key, s.url, s.status, s.is_closed AS "isClosed", s.error, a.state AS action, a.outcome,
       a.ended_by_name AS "endedBy" FROM action_item a LEFT JOIN action_issue s ON s.action_id = a.id WHERE a.id = $1`,
    [action],
  )
  return rows[0]
}

const jobs = async () =>
  (
    await pool().query<{ key: string; wait: number }>(
      `SELECT key, extract(epoch FROM run_at - now())::float8 AS wait FROM graphile_worker._private_jobs ORDER BY key`,
    )
  ).rows

async function deliver(number: number, { secret = tracker.secret, id = tracker.id, action = 'closed' } = {}) {
  const { body, headers } = githubDelivery(github, number, secret, action)
  return answerHook(new Request(`${ORIGIN}/api/hooks/${id}`, { method: 'POST', body, headers }), id)
}

describe('an issue that somebody asks for', () => {
  it('is made with a way back, and nothing in it calls anybody or is markup', async () => {
    const { incidentId, actionIds } = await buildActions('Fail over by hand')
    const [action = ''] = actionIds
    await ask(action)
    expect(await issueOf(action)).toMatchObject({ state: 'wanted', key: null })
    await work()
    expect(await issueOf(action)).toMatchObject({
      ...{ state: 'linked', key: '#1', url: `${github.url}/acme/ops/issues/1`, status: 'Open', error: null },
      action: 'open',
    })
    const [issue] = github.issues
    expect(issue?.title).toBe('Fail over by hand')
    expect(issue?.body).toContain(`(<${ORIGIN}/incidents/${incidentId}/postmortem>)`)
    expect(issue?.body).toContain('- **Due:** 2026-05-07')
    expect(issue?.body).toContain('- **Owner:** Mira')
    expect(issue?.body).not.toMatch(/@mira|<b>/)
    expect(await historyOf(action)).toEqual(['issue-wanted', 'issue-linked'])
  })

  it('is made once, although the worker never hears that it was', async () => {
    const { actionIds } = await buildActions('Once')
    const [action = ''] = actionIds
    await ask(action)
    github.fault = ({ method }) => (method === 'POST' ? 'after' : null)
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'wanted', key: null })
    expect((await issueOf(action)).error).toContain('could not be reached')
    github.fault = null
    github.add('Somebody else’s')
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'linked', key: '#1', error: null })
    expect(github.issues).toHaveLength(2)
  })

  it('is made once, although the worker died before it stored that', async () => {
    const { actionIds } = await buildActions('Once')
    const [action = ''] = actionIds
    await ask(action)
    await work()
    await pool().query(`UPDATE action_issue SET state = 'wanted', key = NULL, url = NULL`)
    await ask(action)
    await pool().query('SELECT graphile_worker.add_job($1, $2::json)', [
      'create-issue',
      JSON.stringify({ tracker: tracker.id, action, origin: '' }),
    ])
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'linked', key: '#1' })
    expect(github.issues).toHaveLength(1)
  })

  it('is another one where it was unlinked and asked for again', async () => {
    const { actionIds } = await buildActions('Twice')
    const [action = ''] = actionIds
    await ask(action)
    await work()
    await expect(ask(action)).rejects.toThrow('has an issue already: GitHub #1')
    await inTransaction((client) => unlinkIssue(client, mira, action))
    await ask(action)
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'linked', key: '#2' })
    expect(await historyOf(action)).toEqual([
      'issue-wanted',
      'issue-linked',
      'issue-unlinked',
      'issue-wanted',
      'issue-linked',
    ])
  })

  it.each([
    ['429 with Retry-After', 429, () => ({ 'retry-after': '900' }), 900],
    [
      '403 with no requests left',
      403,
      () => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 900) }),
      890,
    ],
    ['503', 503, () => ({}), 25],
  ])('waits as long as GitHub asks: %s', async (_name, status, headers, seconds) => {
    const { actionIds } = await buildActions('Patience')
    const [action = ''] = actionIds
    await ask(action)
    github.fault = () => ({ status, body: { message: 'API rate limit exceeded' }, headers: headers() })
    await work()
    const waiting = await issueOf(action)
    expect(waiting).toMatchObject({ state: 'wanted' })
    expect(waiting.error).toContain('as soon as Ops answers')
    const wait = (await jobs()).find(({ key }) => key.startsWith('create-issue'))?.wait ?? 0
    expect(wait).toBeGreaterThan(seconds - 60)
    expect((await listTrackerViews())[0]).toMatchObject({ state: 'failing', waiting: 1 })
    github.fault = null
    github.asked.length = 0
    await work()
    // Other jobs heed what this one was told; 503 alone asks for nothing.
    expect(github.asked.length > 0).toBe(status === 503)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'linked', key: '#1', error: null })
    expect((await listTrackerViews())[0]).toMatchObject({ state: 'ok', linked: 1 })
  })

  it.each([
    [401, 'Bad credentials', 'does not know the token of Ops'],
    [403, 'Resource not accessible', 'Resource not accessible'],
    [404, 'Not Found', 'has no acme/ops'],
    [410, 'Issues are disabled', 'takes no issues'],
    [422, 'Validation Failed', 'Validation Failed'],
  ])('is refused with what to do: %d', async (status, message, words) => {
    const { actionIds } = await buildActions('Refused')
    const [action = ''] = actionIds
    await ask(action)
    github.fault = () => ({ status, body: { message } })
    await work()
    const refused = await issueOf(action)
    expect(refused).toMatchObject({ state: 'refused', key: null })
    expect(refused.error).toContain(words)
    expect(refused.error).toMatch(/Nothing was made there\. Then choose “Try again”\.$/)
    expect(refused.error).not.toContain(github.token)
    expect((await jobs()).map(({ key }) => key)).toEqual([`sync-issues:${tracker.id}`])
    github.fault = null
    await ask(action)
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'linked', key: '#1' })
  })

  it('is made later where the tracker was off, or its job was lost', async () => {
    const { actionIds } = await buildActions('Later')
    const [action = ''] = actionIds
    await ask(action)
    await switchTracker(mira.actor, tracker.id, false)
    await work()
    expect(github.issues).toHaveLength(0)
    await switchTracker(mira.actor, tracker.id, true)
    await work(2)
    expect(await issueOf(action)).toMatchObject({ state: 'linked' })
  })
})

describe('an issue that somebody names', () => {
  const url = (number: number) => `${github.url}/acme/ops/issues/${number}`

  it('is linked once it was read, and an action whose issue is over is over', async () => {
    github.add('Older')
    github.close(1)
    const { actionIds } = await buildActions('Linked', 'Other')
    const [action = '', other = ''] = actionIds
    await link(action, url(1))
    expect(await issueOf(action)).toMatchObject({ state: 'wanted', key: '#1' })
    await work()
    expect(await issueOf(action)).toMatchObject({
      state: 'linked',
      status: 'Closed',
      action: 'done',
      endedBy: 'GitHub #1',
    })
    await expect(link(other, url(1))).rejects.toThrow('belongs to another action')
  })

  it('is refused where it is not there, or elsewhere', async () => {
    const { actionIds } = await buildActions('Linked')
    const [action = ''] = actionIds
    await link(action, url(7))
    await work()
    expect(await issueOf(action)).toMatchObject({ state: 'refused', key: '#7' })
    expect((await issueOf(action)).error).toContain('GitHub #7 is not found')
    await expect(link(action, 'https://github.com/acme/ops/issues/1')).rejects.toThrow(
      'address of no issue that Faultline can follow',
    )
  })
})

describe('the state of an issue', () => {
  async function linked(...titles: string[]): Promise<string[]> {
    const { actionIds } = await buildActions(...titles)
    for (const action of actionIds) await ask(action)
    await work()
    return actionIds
  }

  it('comes back by polling: closed, not planned, opened again', async () => {
    const [done = '', dropped = ''] = await linked('One', 'Two')
    const key = new Map([
      [done, (await issueOf(done)).key],
      [dropped, (await issueOf(dropped)).key],
    ])
    const number = (action: string) => Number(key.get(action).slice(1))
    github.close(number(done))
    github.close(number(dropped), 'not_planned')
    await work()
    expect(await issueOf(done)).toMatchObject({ action: 'done', endedBy: `GitHub ${key.get(done)}`, isClosed: true })
    expect(await issueOf(dropped)).toMatchObject({
      action: 'dropped',
      outcome: `GitHub ${key.get(dropped)}: Closed as not planned`,
    })
    github.reopen(number(done))
    await work()
    expect(await issueOf(done)).toMatchObject({ action: 'open', endedBy: null, status: 'Open' })
    expect(await historyOf(done)).toEqual(['issue-wanted', 'issue-linked', 'issue-moved', 'issue-moved'])
  })

  it('gives way to a later word of a person until the issue moves again', async () => {
    const [action = ''] = await linked('Contested')
    github.close(1)
    await work()
    const { rows } = await pool().query<{ version: number }>('SELECT version FROM action_item WHERE id = $1', [action])
    const version = rows[0]?.version ?? 0
    await inTransaction((client) => changeAction(client, mira, action, { version, state: 'open' }))
    await work(2)
    expect(await issueOf(action)).toMatchObject({ action: 'open', isClosed: true })
    github.reopen(1)
    await work()
    github.close(1)
    await work()
    expect(await issueOf(action)).toMatchObject({ action: 'done' })
  })

  it('comes back by webhook at once, however often and in whatever order deliveries come', async () => {
    const [action = ''] = await linked('Hooked')
    github.close(1)
    expect((await deliver(1)).status).toBe(202)
    expect((await deliver(1)).status).toBe(202)
    expect((await jobs()).filter(({ key }) => key.startsWith('read-issue'))).toHaveLength(1)
    await work()
    expect(await issueOf(action)).toMatchObject({ action: 'done' })
    // What was sent first comes last: the issue is closed all the same.
    await deliver(1, { action: 'opened' })
    await work()
    expect(await issueOf(action)).toMatchObject({ action: 'done', isClosed: true })
    expect(await historyOf(action)).toEqual(['issue-wanted', 'issue-linked', 'issue-moved'])
  })

  it('is taken from nobody who does not know the secret', async () => {
    await linked('Guarded')
    const answers = await Promise.all([
      deliver(1, { secret: 'guessed' }),
      deliver(1, { id: '00000000-0000-4000-8000-000000000000' }),
      deliver(1, { id: 'nonsense' }),
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(new Set(bodies).size).toBe(1)
    expect((await jobs()).some(({ key }) => key.startsWith('read-issue'))).toBe(false)
    expect((await listTrackerViews())[0]?.lastHookAt).toBeNull()
  })

  it('is said to be lost where the issue was deleted or transferred; the action stays', async () => {
    const [gone = '', moved = ''] = await linked('Gone', 'Moved')
    github.deleted.add(Number((await issueOf(gone)).key.slice(1)))
    github.transferred.add(Number((await issueOf(moved)).key.slice(1)))
    await pool().query("UPDATE action_issue SET synced_at = now() - interval '2 days'")
    await work()
    expect((await issueOf(gone)).error).toContain('was deleted')
    expect((await issueOf(moved)).error).toContain('was transferred')
    expect(await issueOf(gone)).toMatchObject({ state: 'linked', action: 'open' })
  })

  it('of 300 issues is read a page at a time, and only what moved is written', async () => {
    const titles = Array.from({ length: 300 }, (_, at) => `Action ${at + 1}`)
    const { actionIds } = await buildActions(...titles)
    for (const title of titles) github.add(title)
    await pool().query(
      `INSERT INTO action_issue (action_id, tracker_id, state, key, url, status, asked_by_name, synced_at)
       SELECT id, $1, 'linked', '#' || place, 'x', 'Open', 'Mira', now() FROM unnest($2::bigint[]) WITH ORDINALITY AS t(id, place)`,
      [tracker.id, actionIds],
    )
    github.close(1)
    github.close(300)
    github.asked.length = 0
    await work()
    expect(github.asked).toHaveLength(3)
    const { rows } = await pool().query("SELECT id::text FROM action_item WHERE state = 'done' ORDER BY id")
    expect(rows.map(({ id }) => id)).toEqual([actionIds[0], actionIds[299]])
  })

  it('is found again after GitHub was down for a while', async () => {
    const [action = ''] = await linked('Down')
    github.close(1)
    github.fault = () => 'before'
    await deliver(1)
    await work(3)
    expect(await issueOf(action)).toMatchObject({ action: 'open', error: null })
    expect((await listTrackerViews())[0]).toMatchObject({ state: 'failing' })
    expect((await listTrackerViews())[0]?.lastError).toContain('It is asked again by itself.')
    github.fault = null
    await work()
    expect(await issueOf(action)).toMatchObject({ action: 'done' })
    expect((await listTrackerViews())[0]).toMatchObject({ state: 'ok', lastError: null })
  })

  it('is no more asked for once the tracker was removed; its address stays with the action', async () => {
    const [action = ''] = await linked('Kept')
    await removeTracker(mira.actor, tracker.id)
    await work()
    expect(await issueOf(action)).toMatchObject({ state: null, action: 'open' })
    const { rows } = await pool().query('SELECT link FROM action_item WHERE id = $1', [action])
    expect(rows[0].link).toBe(`${github.url}/acme/ops/issues/1`)
    expect(await jobs()).toEqual([])
    expect(await historyOf(action)).toEqual(['issue-wanted', 'issue-linked', 'issue-unlinked'])
  })
})

async function historyOf(action: string): Promise<string[]> {
  const { rows } = await pool().query<{ what: string }>(
    'SELECT what FROM postmortem_change WHERE subject = $1 ORDER BY id',
    [action],
  )
  return rows.map(({ what }) => what)
}
