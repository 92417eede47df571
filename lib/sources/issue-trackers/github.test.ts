/** The client for GitHub over HTTP: pages, limits, what it does not follow. What the worker makes of it: lib/worker/sync-issues.test.ts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type GithubStandIn, startGithub } from '@/e2e/stand-in/trackers/github'
import { AppError } from '@/lib/errors'
import { openTracker } from './open-tracker'
import type { Ask, IssueTracker, TrackerSettings } from './source'

const github = {} as GithubStandIn
beforeAll(async () => void (await startGithub(0, github)))
beforeEach(() => github.reset())
afterAll(() => github.stop())

function open(ask: Ask = fetch, changed: Partial<TrackerSettings> = {}): IssueTracker {
  const { api: baseUrl, repository: project, token } = github
  return openTracker({ kind: 'github', baseUrl, project, issueType: null, account: null, token, ...changed }, ask)
}

const ISSUE = { title: 'A', detail: '', facts: [], link: null, marker: 'faultline-1-abc' }

describe('finding an issue again', () => {
  it('looks no further back than when it was wanted', async () => {
    for (let day = 300; day > 0; day -= 1) github.add(`Day ${day}`, new Date(Date.now() - day * 86_400_000))
    await open().createIssue(ISSUE)
    for (let number = 0; number < 120; number += 1) github.add('Later')
    github.asked.length = 0
    const since = new Date(Date.now() - 3_600_000)
    expect(await open().findMarked(ISSUE.marker, since)).toMatchObject({ key: '#301' })
    expect(await open().findMarked('faultline-1-other', since)).toBeNull()
    expect(github.asked).toHaveLength(4)
  })
})

describe('a page that leads elsewhere', () => {
  it('is not followed: the token is for one host', async () => {
    github.fault = () => ({ status: 200, body: [], headers: { link: '<https://other.example.org/x>; rel="next"' } })
    const pages = open().listChanged(new Date(0))
    expect(await pages.next()).toEqual({ value: [], done: false })
    await expect(pages.next()).rejects.toMatchObject({ kind: 'parse' })
    expect(github.asked).toHaveLength(1)
  })
})

describe('an issue whose address is none of the web', () => {
  it('is not taken: people would follow it', async () => {
    const issue = { number: 1, html_url: 'javascript:alert(1)', state: 'open', created_at: '2026-03-10T12:00:00Z' }
    github.fault = () => ({ status: 200, body: issue })
    await expect(open().getIssue('#1')).rejects.toMatchObject({ kind: 'parse' })
  })
})

describe('what goes wrong', () => {
  it.each([
    [
      { status: 403, body: { message: 'You have exceeded a secondary rate limit' } },
      { kind: 'throttled', retryAfterSeconds: 60 },
    ],
    [
      { status: 429, body: {}, headers: { 'retry-after': '9999' } },
      { kind: 'throttled', retryAfterSeconds: 3_600 },
    ],
    [{ status: 500, body: null }, { kind: 'http' }],
    [
      { status: 403, body: { message: 'No' } },
      { reason: 'forbidden', said: 'No' },
    ],
    [
      { status: 302, body: null, headers: { location: 'http://169.254.169.254/' } },
      { reason: 'moved', said: null },
    ],
    [
      {
        status: 422,
        body: { message: 'Validation Failed', errors: [{ field: 'title' }, { message: 'too\n\u202elong' }] },
      },
      { reason: 'invalid', said: 'Validation Failed; title; too long' },
    ],
    [
      { status: 400, body: { message: 'x'.repeat(10_000) } },
      { reason: 'invalid', said: `${'x'.repeat(300)}…` },
    ],
  ])('is told apart: %#', async (answer, expected) => {
    github.fault = () => answer
    const ask: Ask = (url, init) => fetch(url, { ...init, redirect: 'manual' })
    await expect(open(ask).getIssue('#1')).rejects.toMatchObject(expected)
  })

  it('is what the guard says of the address', async () => {
    const guard = (code: 'INVALID' | 'UPSTREAM') => () => Promise.reject(new AppError(code, 'A sentence.'))
    await expect(open(guard('INVALID')).check()).rejects.toMatchObject({ reason: 'address', said: 'A sentence.' })
    await expect(open(guard('UPSTREAM')).check()).rejects.toMatchObject({ kind: 'network', message: 'A sentence.' })
  })

  it('is told where issues are switched off or the repository is another', async () => {
    expect(await open().check()).toHaveLength(2)
    github.hasIssues = false
    await expect(open().check()).rejects.toMatchObject({ reason: 'gone' })
    await expect(open(fetch, { project: 'acme/other' }).check()).rejects.toMatchObject({ reason: 'missing' })
  })
})
