/** Issues in Jira as the worker makes and follows them: what is other than at GitHub (sync-issues.test.ts). */
import { beforeEach, describe, expect, it } from 'vitest'
import { jiraDelivery } from '@/e2e/stand-in/trackers/jira'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildActions, buildTracker } from '@/lib/testing/build-tracker'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { withJira, workOnIssues } from '@/lib/testing/trackers'
import type { HookSecret } from '@/lib/trackers/contract'
import { answerHook } from '@/lib/trackers/request-hook'
import { askForIssue } from '@/lib/trackers/write-ask'

withDatabase()
const jira = withJira()

let tracker: HookSecret
let action = ''

beforeEach(async () => {
  await emptyQueue()
  const { account, project, token, url } = jira
  tracker = await buildTracker(url, token, { kind: 'jira', project, issueType: 'Task', account })
  action = (await buildActions('Fail over by hand')).actionIds[0] ?? ''
})

async function ask(): Promise<void> {
  const mira = await buildDoer('Mira')
  const wish = { tracker: tracker.id, origin: 'https://faultline.example.org' }
  await inTransaction((client) => askForIssue(client, mira, action, wish))
}

async function issue() {
  const { rows } = await pool().query(
    `SELECT s.state, s.key, s.url, s.status, s.error, a.state AS action, a.outcome, a.ended_by_name AS "endedBy"
     FROM action_item a JOIN action_issue s ON s.action_id = a.id`,
  )
  return rows[0]
}

async function deliver(key: string): Promise<number> {
  const { body, headers } = jiraDelivery(key, tracker.secret)
  const url = `https://faultline.example.org/api/hooks/${tracker.id}`
  return (await answerHook(new Request(url, { method: 'POST', body, headers }), tracker.id)).status
}

describe('an issue in Jira', () => {
  it('is made once, although the answer was lost', async () => {
    await ask()
    jira.fault = ({ method }) => (method === 'POST' ? 'after' : null)
    await workOnIssues()
    expect(await issue()).toMatchObject({ state: 'wanted', key: null })
    jira.fault = null
    await workOnIssues()
    expect(await issue()).toMatchObject({
      state: 'linked',
      key: 'OPS-1',
      url: `${jira.url}/browse/OPS-1`,
      status: 'To Do',
    })
    expect(jira.issues).toHaveLength(1)
  })

  it('ends its action by webhook, and by polling: done, won’t do, taken up again', async () => {
    await ask()
    await workOnIssues()
    jira.transition('OPS-1', { name: 'Done', category: 'done' }, 'Done')
    expect(await deliver('OPS-1')).toBe(202)
    await workOnIssues()
    expect(await issue()).toMatchObject({ action: 'done', endedBy: 'Jira OPS-1', status: 'Done' })
    jira.transition('OPS-1', { name: 'In Progress', category: 'indeterminate' })
    await workOnIssues()
    expect(await issue()).toMatchObject({ action: 'open', endedBy: null, status: 'In Progress' })
    jira.transition('OPS-1', { name: 'Done', category: 'done' }, "Won't Do")
    await workOnIssues()
    expect(await issue()).toMatchObject({ action: 'dropped', outcome: "Jira OPS-1: Done (Won't Do)" })
  })

  it('is followed where it was moved to another project, and said to be lost where it was deleted', async () => {
    await ask()
    await workOnIssues()
    jira.issues.push({ ...(jira.issues[0] ?? jira.add('never')), key: 'PLT-3' })
    jira.moved.set('OPS-1', 'PLT-3')
    await deliver('OPS-1')
    await workOnIssues()
    expect(await issue()).toMatchObject({ key: 'PLT-3', url: `${jira.url}/browse/PLT-3`, error: null })
    jira.remove('PLT-3')
    await deliver('PLT-3')
    await workOnIssues()
    expect(await issue()).toMatchObject({ state: 'linked', action: 'open' })
    expect((await issue()).error).toContain('Jira PLT-3 is not found')
  })

  it('is refused with Jira’s own words where a field is missing', async () => {
    jira.fault = ({ method }) =>
      method === 'POST' ? { status: 400, body: { errorMessages: [], errors: { cf: 'Epic Link is required.' } } } : null
    await ask()
    await workOnIssues()
    expect(await issue()).toMatchObject({ state: 'refused' })
    expect((await issue()).error).toContain('It says: “Epic Link is required”.')
  })

  it('takes no delivery that GitHub could have signed', async () => {
    await ask()
    await workOnIssues()
    const { body, headers } = jiraDelivery('OPS-1', tracker.secret)
    const signature = { 'x-hub-signature-256': headers['x-hub-signature'] ?? '' }
    const request = new Request('https://f.example/api/hooks/x', { method: 'POST', body, headers: signature })
    expect((await answerHook(request, tracker.id)).status).toBe(401)
    const large = new Request('https://f.example/api/hooks/x', { method: 'POST', body: 'x'.repeat(1_048_577), headers })
    expect((await answerHook(large, tracker.id)).status).toBe(413)
  })
})
