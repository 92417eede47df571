/** Where issues stand for people, and which issue an address means. */
import type { TrackerSettings } from './source'

type Place = Pick<TrackerSettings, 'kind' | 'baseUrl' | 'project'>

/** The address of an issue for people. */
export function issueAddress(place: Place, key: string): string {
  const root = webRoot(place)
  return place.kind === 'github' ? `${root}/${place.project}/issues/${key.slice(1)}` : `${root}/browse/${key}`
}

/** The key of the issue that an address means; null where it is none of this tracker. */
export function keyOfAddress(place: Place, address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin, pathname } = new URL(address)
  const root = new URL(webRoot(place))
  if (origin !== root.origin) return null
  const base = root.pathname.replace(/\/$/, '')
  if (!pathname.startsWith(base)) return null
  const path = pathname.slice(base.length).replace(/\/$/, '')
  return place.kind === 'github' ? githubKey(place.project, path) : jiraKey(place.project, path)
}

function githubKey(project: string, path: string): string | null {
  const [, repository, number] = /^\/([^/]+\/[^/]+)\/issues\/([1-9]\d{0,9})$/.exec(path) ?? []
  return repository?.toLowerCase() === project.toLowerCase() ? `#${number}` : null
}

function jiraKey(project: string, path: string): string | null {
  const key = /^\/browse\/([A-Z][A-Z0-9_]*-[1-9]\d{0,9})$/i.exec(path)?.[1]?.toUpperCase()
  return key?.startsWith(`${project.toUpperCase()}-`) ? key : null
}

/** GitHub's API has a host or a path of its own: api.github.com, or /api/v3 of a GitHub Enterprise Server. */
function webRoot({ kind, baseUrl }: Place): string {
  if (kind === 'jira') return baseUrl
  const url = new URL(baseUrl)
  if (url.hostname === 'api.github.com') return 'https://github.com'
  return `${url.origin}${url.pathname.replace(/\/api\/v3\/?$/, '').replace(/\/$/, '')}`
}
