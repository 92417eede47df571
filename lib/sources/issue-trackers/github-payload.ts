/** What GitHub's REST API (version 2022-11-28) answers, as far as it is read. */
import { z } from 'zod'

export const githubIssue = z.object({
  number: z.int().positive(),
  html_url: z.string().refine((address) => /^https?:\/\//i.test(address) && URL.canParse(address)),
  state: z.string(),
  state_reason: z.string().nullish(),
  body: z.string().nullish(),
  created_at: z.iso.datetime(),
})
export type GithubIssue = z.output<typeof githubIssue>

export const githubIssues = z.array(githubIssue)

export const githubRepository = z.object({
  full_name: z.string(),
  has_issues: z.boolean(),
  archived: z.boolean().default(false),
})

const githubError = z.object({
  message: z.string().optional(),
  errors: z.array(z.object({ message: z.string().optional(), field: z.string().optional() })).optional(),
})

/** What GitHub says of a refusal. */
export function githubSaid(body: unknown): string | null {
  const parsed = githubError.safeParse(body)
  if (!parsed.success) return null
  const { message, errors = [] } = parsed.data
  const more = errors.map((error) => error.message ?? error.field).filter((text) => text !== undefined)
  return [message, ...more].filter((text) => text !== undefined).join('; ') || null
}
