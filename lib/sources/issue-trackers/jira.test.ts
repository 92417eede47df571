/** The client for Jira over HTTP, against a stand-in that speaks for Jira Cloud and Jira Data Center. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type JiraStandIn, startJira } from '@/e2e/stand-in/trackers/jira'
import { openTracker } from './open-tracker'
import { type FoundIssue, type IssueTracker, TrackerRefusal, type TrackerSettings } from './source'

const jira = {} as JiraStandIn
beforeAll(async () => void (await startJira(0, jira)))
beforeEach(() => jira.reset())
afterAll(() => jira.stop())

const ISSUE = {
  title: 'Fail over by hand',
  detail: 'First *this*.\n\nThen that.\nAnd {noformat} h1. more',
  facts: [{ name: 'Due', value: '2026-05-07' }],
  link: { name: 'the post-mortem', url: 'https://faultline.example.org/incidents/1/postmortem' },
  marker: 'faultline-1-abc',
}

function open(changed: Partial<TrackerSettings> = {}): IssueTracker {
  const { account, project, token, url: baseUrl } = jira
  return openTracker({ kind: 'jira', baseUrl, project, issueType: 'Task', account, token, ...changed }, fetch)
}

async function refusal(work: Promise<unknown>): Promise<TrackerRefusal> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (error instanceof TrackerRefusal) return error
  throw new Error(`not refused: ${String(error)}`)
}

async function all(pages: AsyncGenerator<FoundIssue[]>): Promise<FoundIssue[][]> {
  const found: FoundIssue[][] = []
  for await (const page of pages) found.push(page)
  return found
}

const LONG_AGO = () => new Date(Date.now() - 60_000)

describe.each([
  ['Jira Cloud', {}],
  ['Jira Data Center', { account: null }],
])('%s', (_name, changed) => {
  it('makes an issue, and finds it by its marker', async () => {
    jira.add('Another')
    const made = await open(changed).createIssue(ISSUE)
    expect(made).toEqual({ key: 'OPS-2', url: `${jira.url}/browse/OPS-2`, status: 'To Do', isClosed: false, end: null })
    expect(JSON.stringify(jira.issues[1]?.description)).toContain(ISSUE.link.url)
    expect(await open(changed).findMarked(ISSUE.marker, LONG_AGO())).toEqual(made)
    expect(await open(changed).findMarked('faultline-1-other', LONG_AGO())).toBeNull()
  })

  it('reads what changed, a page at a time', async () => {
    for (let number = 1; number <= 230; number += 1) jira.add(`Issue ${number}`)
    for (const { key } of jira.issues.slice(0, 5)) {
      Object.assign(jira.issues.find((issue) => issue.key === key) ?? {}, {
        updated: new Date(Date.now() - 86_400_000),
      })
    }
    const pages = await all(open(changed).listChanged(LONG_AGO()))
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 25])
    expect(new Set(pages.flat().map(({ key }) => key)).size).toBe(225)
  })

  it.each([
    ['In Progress', 'indeterminate', null, false, null, 'In Progress'],
    ['Done', 'done', 'Done', true, 'done', 'Done'],
    ['Closed', 'done', 'Fixed', true, 'done', 'Closed (Fixed)'],
    ['Done', 'done', 'Won’t Do', true, 'dropped', 'Done (Won’t Do)'],
    ['Done', 'done', 'Duplicate', true, 'dropped', 'Done (Duplicate)'],
    ['Canceled', 'done', null, true, 'dropped', 'Canceled'],
  ] as const)('tells %s (%s, %s)', async (name, category, resolution, isClosed, end, status) => {
    jira.add('Moves')
    jira.transition('OPS-1', { name, category }, resolution)
    expect(await open(changed).getIssue('OPS-1')).toMatchObject({ status, isClosed, end })
  })

  it('follows an issue that was moved to another project, and misses one that is gone', async () => {
    jira.add('Moves')
    jira.issues.push({ ...jira.add('Elsewhere'), key: 'PLT-3' })
    jira.moved.set('OPS-1', 'PLT-3')
    expect(await open(changed).getIssue('OPS-1')).toMatchObject({ key: 'PLT-3' })
    expect((await refusal(open(changed).getIssue('OPS-9'))).reason).toBe('missing')
  })

  it('says what it may and may not do', async () => {
    expect(await open(changed).check()).toEqual(['OPS (Operations) answers, and issues may be read and created there.'])
    expect(await refusal(open({ ...changed, issueType: 'Story' }).check())).toMatchObject({
      reason: 'invalid',
      said: 'OPS has no issue type Story. It has: Task, Bug.',
    })
    expect((await refusal(open({ ...changed, project: 'NONE' }).check())).reason).toBe('missing')
    expect((await refusal(open({ ...changed, token: 'wrong' }).check())).reason).toBe('token')
    jira.mayCreate = false
    expect((await refusal(open(changed).check())).reason).toBe('forbidden')
    expect(await refusal(open(changed).createIssue(ISSUE))).toMatchObject({
      reason: 'invalid',
      said: 'You cannot create issues in this project.',
    })
  })
})

it('waits where Jira asks to wait', async () => {
  jira.fault = () => ({ status: 429, body: null, headers: { 'retry-after': '7' } })
  await expect(open().getIssue('OPS-1')).rejects.toMatchObject({ kind: 'throttled', retryAfterSeconds: 7 })
  jira.fault = () => ({ status: 200, body: { surprise: true } })
  await expect(open().getIssue('OPS-1')).rejects.toMatchObject({ kind: 'parse' })
})

it('takes out of what Jira says what cannot be stored', async () => {
  const status = { name: 'Do\u0000ne\ud800', statusCategory: { key: 'done' } }
  jira.fault = () => ({ status: 200, body: { key: 'OPS-1', fields: { status, resolution: null, description: null } } })
  expect((await open().getIssue('OPS-1')).status).toBe('Done\ufffd')
})
