/**
 * GitHub for tests: the parts of its REST API (version 2022-11-28) that Faultline asks, with its refusals, its pages by Link
 * header and its signed webhooks. Like a GitHub Enterprise Server it answers below /api/v3.
 */
import { createHmac } from 'node:crypto'
import { startTracker, type TrackerAnswer, type TrackerRequest, type TrackerServer } from './server'

/** One issue of the repository. */
export interface GithubIssue {
  number: number
  title: string
  body: string
  state: 'open' | 'closed'
  state_reason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  created_at: string
  updated_at: string
}

export interface GithubStandIn extends TrackerServer {
  /** Root of its API. */
  api: string
  repository: string
  token: string
  hasIssues: boolean
  issues: GithubIssue[]
  /** Numbers of issues that were deleted, and of those that were transferred. */
  deleted: Set<number>
  transferred: Set<number>
  /** Empties it and mends what is wrong. */
  reset: () => void
  /** An issue that somebody made there. */
  add: (title: string, at?: Date) => GithubIssue
  /** Somebody closes it, or opens it again. */
  close: (number: number, reason?: 'completed' | 'not_planned' | 'duplicate') => void
  reopen: (number: number) => void
}

const REPOSITORY = 'acme/ops'
const JSON_TYPE = 'application/vnd.github+json'

/** Starts it, with an empty repository; `github` becomes it. */
export async function startGithub(port = 0, github = {} as GithubStandIn): Promise<GithubStandIn> {
  await startTracker(github, (request) => answer(github, request), port)
  const move = (number: number, moved: Partial<GithubIssue>) => {
    const issue = github.issues.find((each) => each.number === number)
    if (issue === undefined) throw new Error(`There is no issue ${number}.`)
    Object.assign(issue, moved, { updated_at: seconds(new Date()) })
  }
  const empty = () => ({
    asked: [],
    fault: null,
    hasIssues: true,
    issues: [],
    deleted: new Set(),
    transferred: new Set(),
  })
  return Object.assign(github, empty(), {
    ...{ api: `${github.url}/api/v3`, repository: REPOSITORY, token: 'github_pat_of_the_tests' },
    reset: () => void Object.assign(github, empty()),
    add: (title: string, at = new Date()) => addIssue(github, title, '', at),
    close: (number: number, reason: GithubIssue['state_reason'] = 'completed') =>
      move(number, { state: 'closed', state_reason: reason }),
    reopen: (number: number) => move(number, { state: 'open', state_reason: 'reopened' }),
  })
}

/** What GitHub sends to a webhook when something happened to an issue, signed with its secret. */
export function githubDelivery(
  { repository, issues }: GithubStandIn,
  number: number,
  secret: string,
  action = 'closed',
): { body: string; headers: Record<string, string> } {
  const issue = issues.find((each) => each.number === number) ?? { number }
  const body = JSON.stringify({ action, issue, repository: { full_name: repository } })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-hub-signature-256': `sha256=${signature}`,
    },
  }
}

function answer(github: GithubStandIn, request: TrackerRequest): TrackerAnswer {
  const { headers, method, url } = request
  if (headers.authorization !== `Bearer ${github.token}`) return refusal(401, 'Bad credentials')
  if (headers['x-github-api-version'] !== '2022-11-28' || headers.accept !== JSON_TYPE) {
    return refusal(400, 'The version of the API is missing')
  }
  if (!headers['user-agent']) return refusal(403, 'A user agent is needed')
  const path = url.pathname.replace(/^\/api\/v3/, '')
  const root = `/repos/${REPOSITORY}`
  if (path === root)
    return { status: 200, body: { full_name: REPOSITORY, has_issues: github.hasIssues, archived: false } }
  if (!path.startsWith(`${root}/issues`)) return refusal(404, 'Not Found')
  if (!github.hasIssues) return refusal(410, 'Issues are disabled for this repo')
  if (path === `${root}/issues`) return method === 'POST' ? create(github, request) : list(github, url)
  return one(github, Number(path.slice(`${root}/issues/`.length)))
}

function create(github: GithubStandIn, { body }: TrackerRequest): TrackerAnswer {
  const { title, body: text } = (body ?? {}) as { title?: unknown; body?: unknown }
  if (typeof title !== 'string' || title === '' || title.length > 256) {
    return { status: 422, body: { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'title' }] } }
  }
  if (typeof text === 'string' && text.length > 65_536) {
    const errors = [{ resource: 'Issue', field: 'body', message: 'body is too long (maximum is 65536 characters)' }]
    return { status: 422, body: { message: 'Validation Failed', errors } }
  }
  return { status: 201, body: shown(github, addIssue(github, title, String(text ?? ''), new Date())) }
}

function list(github: GithubStandIn, url: URL): TrackerAnswer {
  const query = url.searchParams
  const [sort, since] = [
    query.get('sort') === 'updated' ? ('updated_at' as const) : ('created_at' as const),
    query.get('since'),
  ] as const
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const page = Number(query.get('page') ?? 1)
  const turn = query.get('direction') === 'asc' ? 1 : -1
  const found = github.issues
    .filter(({ number }) => !github.deleted.has(number) && !github.transferred.has(number))
    .filter(({ state }) => query.get('state') === 'all' || state === (query.get('state') ?? 'open'))
    .filter(({ updated_at }) => since === null || updated_at >= since)
    .sort((a, b) => turn * (a[sort].localeCompare(b[sort]) || a.number - b.number))
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const body = found.slice((page - 1) * size, page * size).map((issue) => shown(github, issue))
  return { status: 200, body, headers: page * size < found.length ? { link: `<${next.href}>; rel="next"` } : {} }
}

function one(github: GithubStandIn, number: number): TrackerAnswer {
  const issue = github.issues.find((each) => each.number === number)
  if (github.deleted.has(number)) return refusal(410, 'This issue was deleted')
  if (issue === undefined) return refusal(404, 'Not Found')
  if (!github.transferred.has(number)) return { status: 200, body: shown(github, issue) }
  return {
    status: 301,
    body: { message: 'Moved Permanently' },
    headers: { location: `${github.api}/repositories/2/issues/1` },
  }
}

function addIssue({ issues }: GithubStandIn, title: string, body: string, at: Date): GithubIssue {
  const created_at = seconds(at)
  const issue: GithubIssue = {
    ...{ number: issues.length + 1, title, body, state: 'open', state_reason: null },
    ...{ created_at, updated_at: created_at },
  }
  issues.push(issue)
  return issue
}

function shown({ url, repository }: GithubStandIn, issue: GithubIssue): object {
  return { ...issue, html_url: `${url}/${repository}/issues/${issue.number}` }
}

function refusal(status: number, message: string): TrackerAnswer {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest' } }
}

/** GitHub's times have no parts of a second. */
function seconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}
