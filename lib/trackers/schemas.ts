/** What the forms about trackers, and requests for issues, may hold. */
import 'server-only'
import { z } from 'zod'
import { TRACKER_KINDS } from '@/lib/domain/issue-tracker'
import { plainName } from '@/lib/domain/plain-name'
import { cleanTyped } from '@/lib/domain/postmortem/typed-text'
import { parseOutsideUrl } from '@/lib/wire/outside-fetch'
import { LONGEST_TRACKER_NAME } from './contract'

const id = z.uuid('This is not the id of a tracker.')
const text = (most: number) =>
  z.string().overwrite(cleanTyped).trim().max(most, `Use at most ${most} characters.`).default('')

const settings = {
  kind: z.enum(TRACKER_KINDS, 'Choose what kind of tracker it is.'),
  name: plainName(LONGEST_TRACKER_NAME),
  baseUrl: text(500),
  project: text(200),
  issueType: text(100),
  account: text(200),
  token: text(2_000),
}

type Typed = z.output<z.ZodObject<typeof settings>>

/** What a tracker is set to; `token` is null where the stored one stays. */
export interface TrackerSettingsInput {
  kind: Typed['kind']
  name: string
  baseUrl: string
  project: string
  issueType: string | null
  account: string | null
  token: string | null
}

export const newTrackerForm = z
  .object(settings)
  .superRefine((typed, context) => {
    refuse({ ...problemsOf(typed), ...(typed.token === '' ? { token: 'Enter the token.' } : {}) }, context)
  })
  .transform(settingsOf)

/** The kind stays what it was; it is sent along to judge the rest by. */
export const changedTrackerForm = z
  .object({ id, ...settings })
  .superRefine((typed, context) => refuse(problemsOf(typed), context))
  .transform((typed) => ({ id: typed.id, settings: settingsOf(typed) }))

export const trackerForm = z.object({ id })

/** A wish as programs and the page send it. */
export const wishBody = z.union(
  [z.strictObject({ tracker: z.string().max(100) }), z.strictObject({ url: z.string().max(2_000) })],
  'must be {"tracker": its id} or {"url": the address of an issue}',
)

function settingsOf({ kind, name, baseUrl, project, issueType, account, token }: Typed): TrackerSettingsInput {
  const isJira = kind === 'jira'
  return {
    kind,
    name,
    baseUrl: plainUrl(baseUrl),
    project: isJira ? project.toUpperCase() : project,
    issueType: isJira ? issueType || 'Task' : null,
    account: isJira ? account || null : null,
    token: token || null,
  }
}

type Problems = Partial<Record<keyof Typed, string | null>>

function problemsOf({ kind, baseUrl, project, account, token }: Typed): Problems {
  const wanted =
    kind === 'github'
      ? { form: /^[\w.-]+\/[\w.-]+$/, words: 'Name it as owner/repository.' }
      : {
          form: /^[A-Z][A-Z0-9_]{1,99}$/i,
          words: 'Give the key of the project: the letters before the number of its issues.',
        }
  return {
    baseUrl: urlProblem(baseUrl),
    project: wanted.form.test(project) && !/^\.+\/|\/\.+$/.test(project) ? null : wanted.words,
    account: account === '' || /^[^\s:@]+@[^\s:@]+$/.test(account) ? null : 'Give the e-mail address of the account.',
    // What a header cannot carry.
    token: /^[\x21-\x7e]*$/.test(token) ? null : 'A token has no blanks and no other than plain characters.',
  }
}

function urlProblem(baseUrl: string): string | null {
  if (baseUrl === '') return 'Give the address of its API.'
  try {
    const { search, hash } = parseOutsideUrl(baseUrl)
    return search === '' && hash === '' ? null : 'The address has no query and no fragment.'
  } catch (error) {
    return error instanceof Error ? error.message : 'This is no address.'
  }
}

function plainUrl(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl)
  return `${origin}${pathname}`.replace(/\/+$/, '')
}

function refuse(problems: Problems, context: z.RefinementCtx): void {
  for (const [field, message] of Object.entries(problems)) {
    if (message) context.addIssue({ code: 'custom', path: [field], message })
  }
}
