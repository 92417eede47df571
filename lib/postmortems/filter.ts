/** The filters of the lists of post-mortems and of actions: how they stand in a URL, and which values are right. */
import {
  ACTION_PRIORITIES,
  ACTION_STATES,
  ACTION_TYPES,
  type ActionItemState,
  type ActionPriority,
  type ActionType,
  POSTMORTEM_STATES,
  type PostmortemState,
} from '@/lib/domain/postmortem/words'

/** Which post-mortems to list. Empty lists, false and null filter nothing. */
export interface PostmortemFilter {
  state: PostmortemState[]
  /** Ids or names of the incidents' teams. */
  team: string[]
  /** Ids of the incidents' owners; `me`: whoever asks, `none`: nobody owns it. */
  owner: string[]
  /** True: only where an item of the checklist or an action is overdue. */
  overdue: boolean
  /** True: only where a role that must sign has not; what is published and unchanged lacks none. */
  missing: boolean
  /** Words that stand in some of its parts, all of them, as PostgreSQL's web search reads them. */
  q: string | null
}

/** Which actions to list. Empty lists, false and null filter nothing. */
export interface ActionFilter {
  state: ActionItemState[]
  /** Ids or names of the actions' teams; where an action has none, of its incident's. */
  team: string[]
  /** Ids of the actions' owners; `me`: whoever asks, `none`: nobody owns it. */
  owner: string[]
  type: ActionType[]
  priority: ActionPriority[]
  /** True: only open ones whose due day is over. */
  overdue: boolean
  /** Words that stand in the action, all of them. */
  q: string | null
}

export const NO_POSTMORTEM_FILTER: PostmortemFilter = {
  state: [],
  team: [],
  owner: [],
  overdue: false,
  missing: false,
  q: null,
}
export const NO_ACTION_FILTER: ActionFilter = {
  state: [],
  team: [],
  owner: [],
  type: [],
  priority: [],
  overdue: false,
  q: null,
}

/** A filter, and what each wrong parameter wants; what is wrong is left out of the filter. */
export interface Parsed<F> {
  filter: F
  problems: Record<string, string>
}

/** Reads a filter from query parameters. Lists may be repeated or comma-separated. */
export function parsePostmortemFilter(params: URLSearchParams): Parsed<PostmortemFilter> {
  const { problems, ...read } = reader(params)
  const filter = {
    state: read.chosen('state', POSTMORTEM_STATES),
    team: read.list('team', TEAM),
    owner: read.list('owner', OWNER),
    overdue: read.isOn('overdue'),
    missing: read.isOn('missing'),
    q: read.text(),
  }
  return { filter, problems }
}

/** Reads a filter from query parameters. Lists may be repeated or comma-separated. */
export function parseActionFilter(params: URLSearchParams): Parsed<ActionFilter> {
  const { problems, ...read } = reader(params)
  const filter = {
    state: read.chosen('state', ACTION_STATES),
    team: read.list('team', TEAM),
    owner: read.list('owner', OWNER),
    type: read.chosen('type', ACTION_TYPES),
    priority: read.chosen('priority', ACTION_PRIORITIES),
    overdue: read.isOn('overdue'),
    q: read.text(),
  }
  return { filter, problems }
}

/** Writes either filter as query parameters: the reverse of reading it. */
export function formatListFilter(filter: PostmortemFilter | ActionFilter): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value) && value.length > 0) params.set(name, value.join(','))
    else if (value === true) params.set(name, 'true')
    else if (typeof value === 'string') params.set(name, value)
  }
  return params
}

/** The filter with `me` replaced by the person who asks; a program owns nothing. */
export function ownedByAsker<F extends { owner: string[] }>(filter: F, asks: { kind: string; id: string }): F {
  if (asks.kind !== 'person') return filter
  return { ...filter, owner: [...new Set(filter.owner.map((owner) => (owner === 'me' ? asks.id : owner)))] }
}

interface Form {
  pattern: RegExp
  wants: string
}
const OWNER: Form = {
  pattern: /^(me|none|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/,
  wants: 'takes ids of people, me, or none',
}
const TEAM: Form = { pattern: /^[^\p{Cc}]{1,100}$/u, wants: 'takes ids or names of teams, at most 100 characters each' }
const MOST_VALUES = 50
const LONGEST_TEXT = 200

/** Reads parameters one by one and collects what is wrong with them. */
function reader(params: URLSearchParams) {
  const problems: Record<string, string> = {}
  const given = (name: string) => {
    const values = params.getAll(name).flatMap((part) => part.split(','))
    return [...new Set(values.map((value) => value.trim()).filter(Boolean))]
  }
  return {
    problems,
    list(name: string, { pattern, wants }: Form): string[] {
      const values = given(name)
      if (values.length <= MOST_VALUES && values.every((value) => pattern.test(value))) return values
      problems[name] = values.length > MOST_VALUES ? `takes at most ${MOST_VALUES} values` : wants
      return []
    },
    chosen<T extends string>(name: string, choices: readonly T[]): T[] {
      const values = given(name)
      const known = choices.filter((choice) => values.includes(choice))
      if (known.length === values.length) return known
      problems[name] = `must be ${choices.join(', ')}`
      return []
    },
    isOn(name: string): boolean {
      const text = params.get(name)?.trim() ?? ''
      if (!['', 'true', '1', 'false', '0'].includes(text)) problems[name] = 'must be true or false'
      return text === 'true' || text === '1'
    },
    text(): string | null {
      const text = (params.get('q') ?? '').replaceAll('\u0000', '').trim()
      if (text.length <= LONGEST_TEXT) return text === '' ? null : text
      problems.q = `takes at most ${LONGEST_TEXT} characters`
      return null
    },
  }
}
