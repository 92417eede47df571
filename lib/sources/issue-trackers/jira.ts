/** Issues in a project of Jira: Jira Cloud with an e-mail address and its API token, Jira Data Center with an access token. */
import { SourceError } from '@/lib/errors'
import { version } from '@/package.json'
import { type Answer, askTracker, readJson, refuseBad } from './answers'
import { issueAddress } from './issue-address'
import { jiraDocument, jiraWiki } from './issue-text'
import { type JiraIssue, jiraIssue, jiraMade, jiraPage, jiraPermissions, jiraProject, jiraSaid } from './jira-payload'
import { type Ask, type FoundIssue, type IssueTracker, TrackerRefusal, type TrackerSettings } from './source'

const PER_PAGE = 100
const MOST_PAGES = 200
const READ = 'status,resolution,created'

/** Resolutions that mean that nothing was done: Jira's own, and what projects commonly add. */
const NOT_DONE =
  /^(won['’]?t (do|fix)|wont (do|fix)|declined|duplicate|rejected|cancell?ed|obsolete|invalid|incomplete|cannot reproduce|not a bug|known error|abandoned)\b/i

/** A client for one project. `now` in ms, as the caller's clock says. */
export function openJira(settings: TrackerSettings, ask: Ask, now: () => number): IssueTracker {
  const { account, baseUrl, project } = settings
  const isCloud = account !== null
  const root = `${baseUrl}/rest/api/${isCloud ? 3 : 2}`
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await askTracker(ask, `${root}${path}`, { ...init, headers: headersOf(settings) })
    await refuseBad(answer, jiraSaid, now())
    return answer
  }
  const present = (issue: JiraIssue) => presentIssue(settings, issue)
  const getIssue = async (key: string) =>
    present(await readJson(await send(`/issue/${encodeURIComponent(key)}?fields=${READ}`), jiraIssue))
  const search = (jql: string, fields: string) => listPages({ jql, fields }, isCloud, send)
  /** In minutes before now: a time in JQL is in the time zone of whoever asks. */
  const ago = (since: Date) => `-${Math.max(1, Math.ceil((now() - since.getTime()) / 60_000))}m`
  return {
    getIssue,
    async check() {
      const found = await readJson(await send(`/project/${encodeURIComponent(project)}`), jiraProject)
      refuseOtherType(settings, found.issueTypes)
      const query = new URLSearchParams({ projectKey: project, permissions: 'BROWSE_PROJECTS,CREATE_ISSUES' })
      const { permissions } = await readJson(await send(`/mypermissions?${query}`), jiraPermissions)
      if (permissions.CREATE_ISSUES?.havePermission !== true) {
        throw new TrackerRefusal('forbidden', `The account may not create issues in ${found.key}.`)
      }
      return [`${found.key} (${found.name}) answers, and issues may be read and created there.`]
    },
    async createIssue(issue) {
      const fields = {
        project: { key: project },
        issuetype: { name: settings.issueType ?? 'Task' },
        summary: issue.title,
        description: isCloud ? jiraDocument(issue) : jiraWiki(issue),
      }
      const made = await send('/issue', { method: 'POST', body: JSON.stringify({ fields }) })
      return getIssue((await readJson(made, jiraMade)).key)
    },
    async findMarked(marker, since) {
      const jql = `project = "${project}" AND created >= ${ago(since)} ORDER BY created DESC`
      for await (const page of search(jql, `${READ},description`)) {
        const found = page.find(({ fields }) => JSON.stringify(fields.description ?? '').includes(marker))
        if (found !== undefined) return present(found)
      }
      return null
    },
    async *listChanged(since) {
      const jql = `project = "${project}" AND updated >= ${ago(since)} ORDER BY updated ASC`
      for await (const page of search(jql, READ)) yield page.map(present)
    },
  }
}

async function* listPages(
  query: { jql: string; fields: string },
  isCloud: boolean,
  send: (path: string) => Promise<Answer>,
): AsyncGenerator<JiraIssue[]> {
  let place: Record<string, string> | null = {}
  let seen = 0
  for (let page = 0; place !== null; page += 1) {
    const asked = new URLSearchParams({ ...query, maxResults: String(PER_PAGE), ...place })
    const answer: Answer = await send(`${isCloud ? '/search/jql' : '/search'}?${asked}`)
    if (page === MOST_PAGES) throw new SourceError('http', `${answer.host} lists issues without an end.`)
    const { issues, nextPageToken, total = 0 } = await readJson(answer, jiraPage)
    seen += issues.length
    yield issues
    if (isCloud) place = nextPageToken ? { nextPageToken } : null
    else place = issues.length > 0 && seen < total ? { startAt: String(seen) } : null
  }
}

function refuseOtherType({ issueType, project }: TrackerSettings, types: readonly { name: string }[]): void {
  const wanted = issueType ?? 'Task'
  if (types.length === 0 || types.some(({ name }) => name === wanted)) return
  const known = types.map(({ name }) => name).join(', ')
  throw new TrackerRefusal('invalid', `${project} has no issue type ${wanted}. It has: ${known}.`)
}

function headersOf({ account, token }: TrackerSettings): Record<string, string> {
  const basic = Buffer.from(`${account}:${token}`).toString('base64')
  return {
    Accept: 'application/json',
    Authorization: account === null ? `Bearer ${token}` : `Basic ${basic}`,
    'Content-Type': 'application/json',
    'User-Agent': `Faultline/${version}`,
    // Without it Jira takes a request with a body for one of a browser, and refuses it (XSRF check).
    'X-Atlassian-Token': 'no-check',
  }
}

function presentIssue(settings: TrackerSettings, { key, fields: { status, resolution } }: JiraIssue): FoundIssue {
  const found = { key, url: issueAddress(settings, key) }
  if (status.statusCategory.key !== 'done') return { ...found, status: status.name, isClosed: false, end: null }
  const isDropped = NOT_DONE.test(resolution?.name ?? '') || NOT_DONE.test(status.name)
  const words = resolution && resolution.name !== status.name ? `${status.name} (${resolution.name})` : status.name
  return { ...found, status: words, isClosed: true, end: isDropped ? 'dropped' : 'done' }
}
