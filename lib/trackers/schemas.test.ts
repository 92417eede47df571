import { describe, expect, it } from 'vitest'
import { changedTrackerForm, newTrackerForm, wishBody } from './schemas'

const GITHUB = { kind: 'github', name: 'Ops', baseUrl: 'https://api.github.com/', project: 'acme/ops', token: 'abc' }
const JIRA = { kind: 'jira', name: 'Ops', baseUrl: 'https://acme.atlassian.net', project: 'ops', token: 'abc' }
const ID = '3b241101-e2bb-4255-8caf-4136c566a962'

const problems = (given: object) => {
  const { error } = newTrackerForm.safeParse(given)
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path[0], message]))
}

describe('the form of a tracker', () => {
  it('takes what is right, in one form', () => {
    expect(newTrackerForm.parse(GITHUB)).toEqual({
      ...{ kind: 'github', name: 'Ops', baseUrl: 'https://api.github.com', project: 'acme/ops', token: 'abc' },
      ...{ issueType: null, account: null },
    })
    expect(newTrackerForm.parse({ ...JIRA, account: 'bot@example.org' })).toMatchObject({
      ...{ project: 'OPS', issueType: 'Task', account: 'bot@example.org' },
    })
    expect(newTrackerForm.parse({ ...JIRA, issueType: 'Ta\u0000sk' }).issueType).toBe('Task')
    expect(changedTrackerForm.parse({ ...GITHUB, id: ID, token: '' }).settings.token).toBeNull()
  })

  it.each([
    [{ ...GITHUB, token: '' }, 'token'],
    [{ ...GITHUB, token: 'a b' }, 'token'],
    [{ ...GITHUB, token: 'a\r\nX: y' }, 'token'],
    [{ ...GITHUB, project: 'acme' }, 'project'],
    [{ ...GITHUB, project: 'acme/ops/x' }, 'project'],
    [{ ...GITHUB, project: '../..' }, 'project'],
    [{ ...JIRA, project: 'OPS" OR 1=1' }, 'project'],
    [{ ...JIRA, project: 'OPS-1' }, 'project'],
    [{ ...JIRA, account: 'bot:x@example.org' }, 'account'],
    [{ ...GITHUB, baseUrl: '' }, 'baseUrl'],
    [{ ...GITHUB, baseUrl: 'ftp://example.org' }, 'baseUrl'],
    [{ ...GITHUB, baseUrl: 'https://a:b@example.org' }, 'baseUrl'],
    [{ ...GITHUB, baseUrl: 'https://example.org/?x=1' }, 'baseUrl'],
    [{ ...GITHUB, name: ' ' }, 'name'],
    [{ ...GITHUB, kind: 'gitlab' }, 'kind'],
  ])('refuses %j', (given, field) => expect(Object.keys(problems(given))).toEqual([field]))
})

describe('a wish', () => {
  it('names a tracker or an address, not both', () => {
    expect(wishBody.safeParse({ tracker: ID }).success).toBe(true)
    expect(wishBody.safeParse({ url: 'https://x' }).success).toBe(true)
    for (const wrong of [{}, null, { tracker: ID, url: 'https://x' }, { tracker: 1 }, { tracker: ID, more: 1 }]) {
      expect(wishBody.safeParse(wrong).success).toBe(false)
    }
  })
})
