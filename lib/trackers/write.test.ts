/** Trackers as administrators set them up, on a real database: what is kept, told and refused. */
import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildActions, buildTracker } from '@/lib/testing/build-tracker'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { withGithub } from '@/lib/testing/trackers'
import { checkTracker } from './check'
import { findTrackerView, listTrackers, listTrackerViews } from './read'
import { findStoredTracker, openStored } from './read-open'
import type { TrackerSettingsInput } from './schemas'
import { changeTracker, renewHookSecret, switchTracker } from './write'
import { askForIssue, unlinkIssue } from './write-ask'
import { removeTracker } from './write-remove'

withDatabase()
const github = withGithub()

beforeEach(emptyQueue)

const settings = (changed: Partial<TrackerSettingsInput> = {}): TrackerSettingsInput => ({
  ...{
    kind: 'github',
    name: 'Ops',
    baseUrl: github.api,
    project: 'acme/ops',
    issueType: null,
    account: null,
    token: null,
  },
  ...changed,
})

const stored = async () => (await pool().query('SELECT * FROM issue_tracker')).rows[0]

describe('a tracker', () => {
  it('is kept without its secrets in the clear, and nobody is told them', async () => {
    const { secret, id } = await buildTracker(github.api, github.token)
    const told = JSON.stringify([await listTrackers(), await listTrackerViews(), await findTrackerView(id)])
    const kept = JSON.stringify([await stored(), (await pool().query('SELECT * FROM audit_entry')).rows])
    for (const hidden of [secret, github.token]) {
      expect(told).not.toContain(hidden)
      expect(kept).not.toContain(hidden)
    }
    expect(secret.length).toBeGreaterThan(40)
    expect(await listTrackers()).toEqual([{ id, name: 'Ops', kind: 'github', isOn: true }])
  })

  it('is not made at an address inside, or one that is not secure', async () => {
    await expect(buildTracker('http://10.1.2.3', 'x')).rejects.toMatchObject({
      code: 'INVALID',
      fields: { baseUrl: expect.stringContaining('a private network') },
    })
    await expect(buildTracker('http://1.1.1.1', 'x')).rejects.toMatchObject({
      fields: { baseUrl: 'The address must begin with https://.' },
    })
    expect(await listTrackers()).toEqual([])
  })

  it('has a name of its own', async () => {
    await buildTracker(github.api, github.token)
    await expect(buildTracker(github.api, github.token)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('says whether it works, and keeps that', async () => {
    const { id } = await buildTracker(github.api, github.token)
    expect((await findTrackerView(id))?.state).toBe('unknown')
    expect(await checkTracker(id)).toMatchObject({ works: true })
    expect((await findTrackerView(id))?.state).toBe('ok')
    github.fault = () => ({ status: 401, body: { message: 'Bad credentials' } })
    const { works, sentences } = await checkTracker(id)
    expect([works, sentences[0]]).toEqual([false, expect.stringContaining('does not know the token')])
    expect(await findTrackerView(id)).toMatchObject({ state: 'failing', lastError: sentences[0] })
    await switchTracker(SYSTEM, id, false)
    expect((await findTrackerView(id))?.state).toBe('off')
  })

  it('says so where its token cannot be decrypted', async () => {
    const { id } = await buildTracker(github.api, github.token)
    await pool().query("UPDATE issue_tracker SET token = 'flc1:AAAAAAAA:' || repeat('A', 60)")
    expect(await checkTracker(id)).toMatchObject({ works: false, sentences: [expect.stringContaining('another key')] })
  })
})

describe('changing a tracker', () => {
  it('keeps its token, which is sent to no other address and in no other name', async () => {
    const { id } = await buildTracker(github.api, github.token)
    await changeTracker(SYSTEM, id, settings({ name: 'Operations' }))
    expect(await checkTracker(id)).toMatchObject({ works: true })
    const elsewhere = { token: expect.stringContaining('Enter the token again') }
    await expect(changeTracker(SYSTEM, id, settings({ baseUrl: github.url }))).rejects.toMatchObject({
      fields: elsewhere,
    })
    await expect(changeTracker(SYSTEM, id, settings({ account: 'a@b.c' }))).rejects.toMatchObject({ fields: elsewhere })
    await changeTracker(SYSTEM, id, settings({ baseUrl: github.url, token: 'another' }))
    const { rows } = await pool().query(
      "SELECT after FROM audit_entry WHERE action = 'tracker.changed' ORDER BY id DESC",
    )
    expect(rows[0].after).toMatchObject({ baseUrl: github.url, token: 'changed' })
  })

  it('tries again what it had refused', async () => {
    const mira = await buildDoer('Mira')
    const { id } = await buildTracker(github.api, 'wrong')
    const { actionIds } = await buildActions('One')
    await inTransaction((client) => askForIssue(client, mira, actionIds[0] ?? '', { tracker: id, origin: '' }))
    await pool().query("UPDATE action_issue SET state = 'refused', error = 'No.'")
    await changeTracker(SYSTEM, id, settings({ token: github.token }))
    expect(await findTrackerView(id)).toMatchObject({ waiting: 1, refused: 0 })
    const { rows } = await pool().query('SELECT key FROM graphile_worker.jobs ORDER BY key')
    expect(rows.map(({ key }) => key)).toContain(`sync-issues:${id}`)
  })

  it('is refused where its issues would be looked for elsewhere', async () => {
    const mira = await buildDoer('Mira')
    const { id } = await buildTracker(github.api, github.token)
    const { actionIds } = await buildActions('One')
    const wish = { url: `${github.url}/acme/ops/issues/1`, origin: '' }
    await inTransaction((client) => askForIssue(client, mira, actionIds[0] ?? '', wish))
    await expect(changeTracker(SYSTEM, id, settings({ project: 'acme/other' }))).rejects.toThrow('Make another tracker')
    await expect(changeTracker(SYSTEM, id, settings({ kind: 'jira' }))).rejects.toThrow('stays of its kind')
    await inTransaction((client) => unlinkIssue(client, mira, actionIds[0] ?? ''))
    await changeTracker(SYSTEM, id, settings({ project: 'acme/other' }))
    expect((await findTrackerView(id))?.project).toBe('acme/other')
  })

  it('gives its webhook another secret', async () => {
    const { id, secret } = await buildTracker(github.api, github.token)
    const before = (await stored()).webhook_secret
    expect((await renewHookSecret(SYSTEM, id)).secret).not.toBe(secret)
    expect((await stored()).webhook_secret).not.toBe(before)
  })
})

describe('what is not there', () => {
  it('is said to be gone', async () => {
    const { id } = await buildTracker(github.api, github.token)
    await removeTracker(SYSTEM, id)
    for (const gone of [id, 'nonsense']) {
      await expect(switchTracker(SYSTEM, gone, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(checkTracker(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await findTrackerView(gone)).toBeNull()
    }
  })
})

describe('asking for an issue', () => {
  it('is refused for an action that the asker may not see, or that was removed, and where the tracker is off', async () => {
    const mira = await buildDoer('Mira')
    const { id } = await buildTracker(github.api, github.token)
    const { actionIds } = await buildActions('One')
    const [action = ''] = actionIds
    const ask = (given: string, tracker = id) =>
      inTransaction((client) => askForIssue(client, mira, given, { tracker, origin: '' }))
    await expect(ask('999')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask('nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask(action, 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await switchTracker(SYSTEM, id, false)
    await expect(ask(action)).rejects.toThrow('Ops is switched off')
    await switchTracker(SYSTEM, id, true)
    await pool().query('UPDATE action_item SET removed_at = now()')
    await expect(ask(action)).rejects.toThrow('was removed')
  })

  it('twice at once makes one wish and one job', async () => {
    const mira = await buildDoer('Mira')
    const { id } = await buildTracker(github.api, github.token)
    await pool().query('DELETE FROM graphile_worker._private_jobs')
    const { actionIds } = await buildActions('One')
    const ask = () =>
      inTransaction((client) =>
        askForIssue(client, mira, actionIds[0] ?? '', { tracker: id, origin: 'https://f.example' }),
      )
    await Promise.all([ask(), ask(), ask()])
    const { rows } = await pool().query('SELECT key FROM graphile_worker.jobs')
    expect(rows).toEqual([{ key: `create-issue:${actionIds[0]}` }])
    expect((await pool().query("SELECT FROM postmortem_change WHERE what = 'issue-wanted'")).rowCount).toBe(1)
    expect((await findStoredTracker(id))?.name).toBe('Ops')
  })

  it('does not reach an address inside, whatever the tracker was set to', async () => {
    const { id } = await buildTracker(github.api, github.token)
    await pool().query("UPDATE issue_tracker SET base_url = 'http://169.254.169.254/latest'")
    const tracker = await findStoredTracker(id)
    if (tracker === null) throw new Error('no tracker')
    await expect(openStored(tracker).check()).rejects.toMatchObject({ reason: 'address' })
  })
})
