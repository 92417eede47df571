/**
 * Jira for tests: the parts of its REST API that Faultline asks. It is Jira Cloud (version 3: documents, tokens for pages,
 * an e-mail address with its API token) and Jira Data Center (version 2: wiki text, pages by offset, an access token) at once.
 */
import { createHmac } from 'node:crypto'
import { startTracker, type TrackerAnswer, type TrackerRequest, type TrackerServer } from './server'

/** One issue of the project. */
export interface JiraIssue {
  key: string
  summary: string
  /** A document of version 3, or text of version 2. */
  description: unknown
  status: { name: string; category: 'new' | 'indeterminate' | 'done' }
  resolution: string | null
  created: Date
  updated: Date
}

export interface JiraStandIn extends TrackerServer {
  project: string
  account: string
  token: string
  /** Whether the account may make issues. */
  mayCreate: boolean
  issues: JiraIssue[]
  /** Keys that were moved to another project, and to which. */
  moved: Map<string, string>
  /** Empties it and mends what is wrong. */
  reset: () => void
  /** An issue that somebody made there. */
  add: (summary: string) => JiraIssue
  /** Somebody moves it to another status. */
  transition: (key: string, status: JiraIssue['status'], resolution?: string | null) => void
  remove: (key: string) => void
}

const PROJECT = 'OPS'
const TYPES = ['Task', 'Bug']

/** Starts it, with an empty project; `jira` becomes it. */
export async function startJira(port = 0, jira = {} as JiraStandIn): Promise<JiraStandIn> {
  await startTracker(jira, (request) => answer(jira, request), port)
  const empty = () => ({ asked: [], fault: null, mayCreate: true, issues: [], moved: new Map() })
  return Object.assign(jira, empty(), {
    ...{ project: PROJECT, account: 'bot@example.org', token: 'token-of-the-tests' },
    reset: () => void Object.assign(jira, empty()),
    add: (summary: string) => addIssue(jira, summary, null),
    transition: (key: string, status: JiraIssue['status'], resolution: string | null = null) => {
      Object.assign(getIssue(jira, key), { status, resolution, updated: new Date() })
    },
    remove: (key: string) => {
      jira.issues = jira.issues.filter((issue) => issue.key !== key)
    },
  })
}

/** What Jira sends to a webhook when something happened to an issue, signed with its secret. */
export function jiraDelivery(key: string, secret: string): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ webhookEvent: 'jira:issue_updated', issue: { id: '10001', key } })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return { body, headers: { 'content-type': 'application/json', 'x-hub-signature': `sha256=${signature}` } }
}

function answer(jira: JiraStandIn, request: TrackerRequest): TrackerAnswer {
  const { headers, url } = request
  const [, version, path] = /^\/rest\/api\/([23])(\/.*)$/.exec(url.pathname) ?? []
  if (path === undefined) return { status: 404, body: null }
  const isCloud = version === '3'
  const basic = Buffer.from(`${jira.account}:${jira.token}`).toString('base64')
  if (headers.authorization !== (isCloud ? `Basic ${basic}` : `Bearer ${jira.token}`)) return refusal(401, [])
  if (path === `/project/${PROJECT}`) return { status: 200, body: project() }
  if (path === '/mypermissions') return { status: 200, body: permissions(jira) }
  if (path === '/issue') return create(jira, request, isCloud)
  if (path === (isCloud ? '/search/jql' : '/search')) return search(jira, url, isCloud)
  if (path === '/search') return refusal(410, ['The requested API has been removed.'])
  const key = /^\/issue\/([A-Z]+-\d+)$/.exec(path)?.[1]
  const now = jira.moved.get(key ?? '') ?? key
  const found = jira.issues.find((issue) => issue.key === now)
  return found === undefined
    ? refusal(404, ['Issue does not exist or you do not have permission to see it.'])
    : { status: 200, body: shown(found) }
}

function create(jira: JiraStandIn, { body }: TrackerRequest, isCloud: boolean): TrackerAnswer {
  const { fields } = (body ?? {}) as { fields?: Record<string, unknown> }
  const { project: of, issuetype, summary, description } = fields ?? {}
  if (!jira.mayCreate || (of as { key?: string } | undefined)?.key !== PROJECT) {
    return refusal(400, [], { project: 'You cannot create issues in this project.' })
  }
  if (!TYPES.includes((issuetype as { name?: string } | undefined)?.name ?? '')) {
    return refusal(400, [], { issuetype: 'Specify a valid issue type' })
  }
  if (typeof summary !== 'string' || summary === '' || /\n/.test(summary)) {
    return refusal(400, [], { summary: 'You must specify a summary of the issue.' })
  }
  if (isCloud ? !isDocument(description) : typeof description !== 'string') {
    return refusal(400, [], { description: 'Operation value must be an Atlassian Document' })
  }
  const issue = addIssue(jira, summary, description)
  return { status: 201, body: { id: '10001', key: issue.key, self: `${jira.url}/rest/api/3/issue/10001` } }
}

/** As far as Jira checks it: a document of blocks whose text nodes are not empty. */
function isDocument(value: unknown): boolean {
  const document = value as {
    type?: string
    version?: number
    content?: { type: string; content?: unknown[] }[]
  } | null
  if (document?.type !== 'doc' || document.version !== 1 || !Array.isArray(document.content)) return false
  return document.content.every(({ type, content = [] }) => type === 'paragraph' && content.every(isInline))
}

function isInline(value: unknown): boolean {
  const { type, text } = value as { type: string; text?: string }
  return type === 'hardBreak' || (type === 'text' && typeof text === 'string' && text !== '')
}

/** Knows the forms of JQL that Faultline sends, and no other. */
function search(jira: JiraStandIn, url: URL, isCloud: boolean): TrackerAnswer {
  const query = url.searchParams
  const jql = /^project = "OPS" AND (created|updated) >= -(\d+)m ORDER BY \1 (ASC|DESC)$/.exec(query.get('jql') ?? '')
  if (jql === null) return refusal(400, ['Error in the JQL Query.'])
  const [, field = '', minutes, direction] = jql
  const by = field as 'created' | 'updated'
  const from = Date.now() - Number(minutes) * 60_000
  const found = jira.issues
    .filter((issue) => issue.key.startsWith(`${PROJECT}-`) && issue[by].getTime() >= from)
    .sort((a, b) => (direction === 'ASC' ? 1 : -1) * (a[by].getTime() - b[by].getTime()))
  const size = Math.min(Number(query.get('maxResults') ?? 50), 100)
  const start = Number((isCloud ? query.get('nextPageToken') : query.get('startAt')) ?? 0)
  const issues = found.slice(start, start + size).map(shown)
  const isLast = start + size >= found.length
  if (isCloud)
    return { status: 200, body: { issues, isLast, ...(isLast ? {} : { nextPageToken: String(start + size) }) } }
  return { status: 200, body: { issues, startAt: start, maxResults: size, total: found.length } }
}

function shown({ key, summary, description, status, resolution, created }: JiraIssue): object {
  const fields = {
    summary,
    description,
    created: created.toISOString(),
    status: { name: status.name, statusCategory: { key: status.category } },
    resolution: resolution === null ? null : { name: resolution },
  }
  return { id: '10001', key, fields }
}

function project(): object {
  return { key: PROJECT, name: 'Operations', issueTypes: TYPES.map((name) => ({ name, subtask: false })) }
}

function permissions({ mayCreate }: JiraStandIn): object {
  return { permissions: { BROWSE_PROJECTS: { havePermission: true }, CREATE_ISSUES: { havePermission: mayCreate } } }
}

function addIssue(jira: JiraStandIn, summary: string, description: unknown): JiraIssue {
  const key = `${PROJECT}-${jira.issues.length + 1}`
  const status = { name: 'To Do', category: 'new' as const }
  const now = new Date()
  const issue: JiraIssue = { key, summary, description, status, resolution: null, created: now, updated: now }
  jira.issues.push(issue)
  return issue
}

function getIssue(jira: JiraStandIn, key: string): JiraIssue {
  const issue = jira.issues.find((each) => each.key === key)
  if (issue === undefined) throw new Error(`There is no issue ${key}.`)
  return issue
}

function refusal(status: number, errorMessages: string[], errors: Record<string, string> = {}): TrackerAnswer {
  return { status, body: { errorMessages, errors } }
}
