/** What Jira's REST API answers (version 3 of Jira Cloud, version 2 of Jira Data Center), as far as it is read. */
import { z } from 'zod'

export const jiraIssue = z.object({
  key: z.string(),
  fields: z.object({
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    created: z.string().optional(),
    /** Text of version 2, a document of version 3. */
    description: z.unknown(),
  }),
})
export type JiraIssue = z.output<typeof jiraIssue>

export const jiraMade = z.object({ key: z.string() })

/** Cloud names the next page by a token, Data Center by where it begins. */
export const jiraPage = z.object({
  issues: z.array(jiraIssue),
  nextPageToken: z.string().nullish(),
  startAt: z.int().optional(),
  total: z.int().optional(),
})

export const jiraProject = z.object({
  key: z.string(),
  name: z.string(),
  issueTypes: z.array(z.object({ name: z.string(), subtask: z.boolean().default(false) })).default([]),
})

export const jiraPermissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
})

const jiraError = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
})

/** What Jira says of a refusal. */
export function jiraSaid(body: unknown): string | null {
  const parsed = jiraError.safeParse(body)
  if (!parsed.success) return null
  const { errorMessages = [], errors = {} } = parsed.data
  return [...errorMessages, ...Object.values(errors)].join('; ') || null
}
