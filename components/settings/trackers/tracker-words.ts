/** Words and shapes for issue trackers: their states, and what each kind asks for. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { TrackerKind } from '@/lib/domain/issue-tracker'
import type { TrackerState, TrackerView } from '@/lib/trackers/contract'

const STATES: Record<TrackerState, { mark: SeverityMarkKind; word: string }> = {
  ok: { mark: 'resolved', word: 'Works' },
  failing: { mark: 'disruption', word: 'Failing' },
  unknown: { mark: 'unknown', word: 'Not asked yet' },
  off: { mark: 'unknown', word: 'Switched off' },
}

/** The state of a tracker as shape and word. */
export function stateWords(state: TrackerState): { mark: SeverityMarkKind; word: string } {
  return STATES[state]
}

/** How many issues there are, and what keeps the others from being: "12 linked, 1 waits, 2 refused". */
export function countWords({ linked, waiting, refused }: TrackerView): string {
  const parts = [
    linked > 0 ? `${linked.toLocaleString('en-US')} linked` : null,
    waiting > 0 ? `${waiting} ${waiting === 1 ? 'waits' : 'wait'}` : null,
    refused > 0 ? `${refused} refused` : null,
  ]
  return parts.filter((part) => part !== null).join(', ') || 'none yet'
}

/** What the form calls its fields, by kind. */
export const FIELD_WORDS: Record<
  TrackerKind,
  {
    namePlaceholder: string
    base: string
    baseHint: string
    project: string
    projectHint: string
    projectPlaceholder: string
  }
> = {
  github: {
    namePlaceholder: 'Operations',
    base: 'https://api.github.com',
    baseHint: 'https://api.github.com, or https://your-server/api/v3 of a GitHub Enterprise Server.',
    project: 'Repository',
    projectHint: 'Issues are made here, as owner/repository.',
    projectPlaceholder: 'acme/operations',
  },
  jira: {
    namePlaceholder: 'Operations',
    base: '',
    baseHint: 'https://your-site.atlassian.net, or the address of a Jira Data Center.',
    project: 'Project key',
    projectHint: 'The letters before the number of its issues.',
    projectPlaceholder: 'OPS',
  },
}

/** Fields that say themselves what is wrong with them. */
export const SPEAKING = ['name', 'baseUrl', 'project', 'issueType', 'account', 'token']
