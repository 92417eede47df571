/** Issues in a repository of GitHub, or of a GitHub Enterprise Server, over its REST API. */
import { SourceError } from '@/lib/errors'
import { version } from '@/package.json'
import { type Answer, askTracker, readJson, refuseBad } from './answers'
import { type GithubIssue, githubIssue, githubIssues, githubRepository, githubSaid } from './github-payload'
import { githubText } from './issue-text'
import { type Ask, type FoundIssue, type IssueTracker, TrackerRefusal, type TrackerSettings } from './source'

const PER_PAGE = 100
/** A page may name the next one for ever; no repository moves more than this between two looks. */
const MOST_PAGES = 200

/** GitHub's words for how an issue was closed (state_reason), and whether that means that it was done. */
const REASONS: Record<string, { status: string; end: 'done' | 'dropped' }> = {
  completed: { status: 'Closed', end: 'done' },
  not_planned: { status: 'Closed as not planned', end: 'dropped' },
  duplicate: { status: 'Closed as duplicate', end: 'dropped' },
}

/** A client for one repository. `now` in ms, as the caller's clock says. */
export function openGithub(settings: TrackerSettings, ask: Ask, now: () => number): IssueTracker {
  const { baseUrl, token } = settings
  const repository = `${baseUrl}/repos/${settings.project}`
  const send = async (url: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await askTracker(ask, url, { ...init, headers: headersOf(token) })
    await refuseBad(answer, githubSaid, now())
    return answer
  }
  const pages = (query: Record<string, string>) => listPages(`${repository}/issues`, query, baseUrl, send)
  return {
    async check() {
      const found = await readJson(await send(repository), githubRepository)
      if (found.archived)
        throw new TrackerRefusal('gone', `${found.full_name} is archived, so nothing can be added to it.`)
      if (!found.has_issues) throw new TrackerRefusal('gone', `Issues are switched off in ${found.full_name}.`)
      await readJson(await send(`${repository}/issues?per_page=1&state=all`), githubIssues)
      return [
        `${found.full_name} answers, and its issues can be read.`,
        'Whether the token may also make issues shows when the first one is made.',
      ]
    },
    async createIssue(issue) {
      const body = JSON.stringify({ title: issue.title, body: githubText(issue) })
      return presentIssue(await readJson(await send(`${repository}/issues`, { method: 'POST', body }), githubIssue))
    },
    async findMarked(marker, since) {
      for await (const page of pages({ sort: 'created', direction: 'desc' })) {
        const found = page.find((issue) => issue.body?.includes(`<!-- ${marker} -->`))
        if (found !== undefined) return presentIssue(found)
        if (page.some((issue) => Date.parse(issue.created_at) < since.getTime())) return null
      }
      return null
    },
    async getIssue(key) {
      return presentIssue(await readJson(await send(`${repository}/issues/${key.slice(1)}`), githubIssue))
    },
    async *listChanged(since) {
      const seconds = `${since.toISOString().slice(0, 19)}Z`
      for await (const page of pages({ since: seconds, sort: 'updated', direction: 'asc' }))
        yield page.map(presentIssue)
    },
  }
}

async function* listPages(
  address: string,
  query: Record<string, string>,
  baseUrl: string,
  send: (url: string) => Promise<Answer>,
): AsyncGenerator<GithubIssue[]> {
  let next: string | null = `${address}?${new URLSearchParams({ state: 'all', per_page: String(PER_PAGE), ...query })}`
  for (let page = 0; next !== null; page += 1) {
    if (page === MOST_PAGES) throw new SourceError('http', `${new URL(address).host} lists issues without an end.`)
    const answer: Answer = await send(next)
    yield await readJson(answer, githubIssues)
    next = nextPage(answer.response.headers.get('link'), baseUrl)
  }
}

/** The next page as the Link header names it (RFC 8288). The token is sent to nobody else. */
function nextPage(link: string | null, baseUrl: string): string | null {
  const next = /<([^<>]+)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1]
  if (next === undefined || !URL.canParse(next)) return null
  if (new URL(next).origin === new URL(baseUrl).origin) return next
  throw new SourceError('parse', `${new URL(baseUrl).host} names a next page on another host.`)
}

function headersOf(token: string): Record<string, string> {
  return {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'User-Agent': `Faultline/${version}`,
    'X-GitHub-Api-Version': '2022-11-28',
  }
}

function presentIssue({ number, html_url, state, state_reason }: GithubIssue): FoundIssue {
  const found = { key: `#${number}`, url: html_url }
  if (state !== 'closed') return { ...found, status: 'Open', isClosed: false, end: null }
  const { status, end } = REASONS[state_reason ?? 'completed'] ?? { status: 'Closed', end: 'done' }
  return { ...found, status, isClosed: true, end }
}
