/** Where action items become issues: the kinds of trackers, and what each is called. */

export const TRACKER_KINDS = ['github', 'jira'] as const
export type TrackerKind = (typeof TRACKER_KINDS)[number]

export const TRACKER_NAMES: Readonly<Record<TrackerKind, string>> = { github: 'GitHub', jira: 'Jira' }

/** "GitHub #12", "Jira OPS-7". */
export function issueName(kind: TrackerKind, key: string): string {
  return `${TRACKER_NAMES[kind]} ${key}`
}
