/** What the people of the demo look back on: outages of its invented history, and what they wrote of them. */
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { ActionType } from '@/lib/domain/postmortem/words'
import { inventedHistory } from '../invented-history'
import { arnOf } from '../outage'
import type { Name } from './cast'

/** Something that was agreed. */
interface Agreed {
  title: string
  type: ActionType
  owner: Name
  /** Days after today by which it is due; negative: it is late. */
  dueIn: number
  /** What came of it; left out: nothing yet. */
  outcome?: string
}

interface LookingBack {
  /** Parts that people wrote, by their key. */
  says: Partial<Record<FieldKey, string>>
  /** How many items of the checklist they did; `required`: all that must be, and then they ask for a review. */
  does: number | 'required'
  actions: Agreed[]
}

/** One outage that a team looked back on. */
export interface Story {
  /** How the outage is called in the invented history. */
  summary: string
  /** As accounts are tagged with it. */
  team: string
  owner: Name
  /** What the team saw: minutes after the start and before the end of AWS's own record. */
  saw: { after: number; before: number; sentence: string }
  /** What somebody did, minutes after the start. */
  did: { after: number; words: string }
  postmortem: LookingBack | null
}

export const STORIES: readonly Story[] = [
  {
    summary: 'Records cannot be put',
    team: 'data-warehouse',
    owner: 'Lena Moor',
    saw: { after: 4, before: 12, sentence: 'Nothing new reached the evening reports.' },
    did: { after: 35, words: 'Producers write to disk' },
    postmortem: null,
  },
  {
    summary: 'Changes to roles and policies fail',
    team: 'identity',
    owner: 'Mira Sand',
    saw: { after: 6, before: 9, sentence: 'Pipelines failed that make or change a role.' },
    did: { after: 21, words: 'Deployments stopped' },
    postmortem: {
      says: {
        trigger: 'A release made a new role while AWS’s control plane did not take changes.',
        'cause-labels': 'roles made while deploying\none Region for sign-in',
        'went-well': 'Sessions that existed went on; nobody ended them.',
        lessons: 'Roles that a release needs must stand before the release begins.',
      },
      does: 9,
      actions: [
        {
          title: 'Make roles in a step of their own, a day before they are needed',
          type: 'prevent',
          owner: 'Mira Sand',
          dueIn: -6,
        },
        {
          title: 'Stop pipelines by themselves while IAM has an open incident',
          type: 'mitigate',
          owner: 'Ayo Bright',
          dueIn: 12,
        },
        {
          title: 'Write down who may use the break-glass user, and how',
          type: 'process',
          owner: 'Jonas Weil',
          dueIn: -2,
          outcome: 'It stands in the handbook, and two of us tried it.',
        },
      ],
    },
  },
  {
    summary: 'Instances unreachable in one Availability Zone',
    team: 'storefront',
    owner: 'Jonas Weil',
    saw: { after: 3, before: 40, sentence: 'One in three pages of the shop answered late.' },
    did: { after: 26, words: 'Zone taken out of the load balancer' },
    postmortem: {
      says: {
        trigger: 'AWS lost the network of one Availability Zone.',
        'cause-labels': 'health checks too slow',
        lessons: 'A zone that is half there hurts longer than one that is gone.',
      },
      does: 5,
      actions: [
        {
          title: 'Let health checks fail after 10 seconds instead of 90',
          type: 'detect',
          owner: 'Jonas Weil',
          dueIn: -3,
          outcome: 'Done for the shop; the other teams follow.',
        },
        { title: 'Practise leaving one zone, every quarter', type: 'process', owner: 'Lena Moor', dueIn: 20 },
      ],
    },
  },
  {
    summary: 'Errors for reads and writes',
    team: 'catalogue',
    owner: 'Lena Moor',
    saw: { after: 5, before: 14, sentence: 'Pictures of new products were missing.' },
    did: { after: 48, words: 'Pictures read from the copy in Ireland' },
    postmortem: {
      says: {
        trigger: 'Amazon S3 failed in the only Region that holds the pictures.',
        'cause-labels': 'one copy in one Region',
        lessons: 'A copy that nobody reads from is found to be stale on the day on which it is needed.',
      },
      does: 'required',
      actions: [
        {
          title: 'Read one in a hundred pictures from the copy at all times',
          type: 'detect',
          owner: 'Lena Moor',
          dueIn: -9,
          outcome: 'Runs since last week.',
        },
      ],
    },
  },
  {
    summary: 'New roles unknown to other services',
    team: 'platform',
    owner: 'Ayo Bright',
    saw: { after: 8, before: 5, sentence: 'New functions could not be started.' },
    did: { after: 30, words: 'Release rolled back' },
    postmortem: {
      says: {
        trigger: 'A release used a role some seconds after it had made it.',
        'cause-labels': 'roles made while deploying',
        lessons: 'A role that was made just now is not yet known everywhere.',
      },
      does: 4,
      actions: [
        {
          title: 'Wait for new roles before anything uses them',
          type: 'prevent',
          owner: 'Ayo Bright',
          dueIn: -14,
          outcome: 'The deployment tool waits, and says for what.',
        },
        {
          title: 'Try each release in an account where roles are made late',
          type: 'detect',
          owner: 'Mira Sand',
          dueIn: -5,
        },
      ],
    },
  },
]

/** The ARN under which AWS tells of the outage. @param began milliseconds of the demo's first start */
export function arnOfStory({ summary }: Story, began: number): string {
  const outage = inventedHistory(began).find((each) => each.summary === summary)
  if (outage === undefined) throw new Error(`The invented history has no “${summary}”.`)
  return arnOf(outage)
}
