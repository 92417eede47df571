/** The kinds of events that accounts get, and what each says, in sentences of our own. */
import { type Chance, pick } from './randomness'

/** What all events of a kind have in common. */
export interface Kind {
  /** How common it is. */
  weight: number
  category: string
  /** Type code after AWS_<service>_. */
  suffix: string
  /** Another service than the one that is used: the account as such. */
  service?: 'ABUSE' | 'BILLING' | 'SECURITY'
  /** Health's codes of the services that it happens to; any where it is left out. */
  services?: readonly string[]
  /** How many accounts share the resources: 0 one account, 1 an account for each resource. */
  spread: number
  actionability: string
  personas: readonly string[]
  /** Status of its entities while it lasts, and afterwards; null where AWS gives none. */
  during: string | null
  after: string | null
  /** Title, and paragraphs in which %n is the number of resources, %t their kind, %r the Region. */
  title: string
  paragraphs: readonly string[]
  /** Whether each account's text names its own resources. */
  isPersonal: boolean
}

const OPERATIONS = ['OPERATIONS']

export const KINDS = {
  issue: {
    weight: 26,
    category: 'issue',
    suffix: 'DEGRADED_PERFORMANCE',
    services: ['EC2', 'RDS', 'ELASTICACHE', 'REDSHIFT'],
    spread: 0.15,
    actionability: 'ACTION_MAY_BE_REQUIRED',
    personas: OPERATIONS,
    during: 'IMPAIRED',
    after: 'UNIMPAIRED',
    title: 'Hardware below some of your %t works badly',
    paragraphs: [
      '%n of your %t in %r run on hardware that fails in part.',
      'What is stored is safe. Moving them away ends the trouble at once; otherwise it ends when the hardware is replaced.',
    ],
    isPersonal: true,
  },
  notification: {
    weight: 26,
    category: 'accountNotification',
    suffix: 'OPERATIONAL_NOTIFICATION',
    spread: 0.2,
    actionability: 'INFORMATIONAL',
    personas: OPERATIONS,
    during: null,
    after: null,
    title: 'Defaults for new %t change',
    paragraphs: ['New %t in %r get stricter defaults from next month on.', 'What exists stays as it is.'],
    isPersonal: false,
  },
  maintenance: {
    weight: 30,
    category: 'scheduledChange',
    suffix: 'MAINTENANCE_SCHEDULED',
    services: ['EC2', 'RDS', 'ELASTICACHE', 'REDSHIFT', 'ELASTICLOADBALANCING'],
    spread: 0.3,
    actionability: 'ACTION_REQUIRED',
    personas: OPERATIONS,
    during: 'PENDING',
    after: 'RESOLVED',
    title: 'Maintenance of %t in %r',
    paragraphs: [
      '%n of your %t are restarted within the window of this event.',
      'Restart them yourself before it begins, and nothing happens then.',
    ],
    isPersonal: true,
  },
  lifecycle: {
    weight: 9,
    category: 'scheduledChange',
    suffix: 'PLANNED_LIFECYCLE_EVENT',
    services: ['LAMBDA', 'EKS', 'RDS', 'ELASTICACHE'],
    spread: 0.5,
    actionability: 'ACTION_REQUIRED',
    personas: OPERATIONS,
    during: 'PENDING',
    after: 'RESOLVED',
    title: 'A version that your %t use is retired',
    paragraphs: [
      'On the start of this event the version loses its support, and %t that still use it are no longer patched.',
      'Move them to a newer version before that day.',
    ],
    isPersonal: false,
  },
  abuse: {
    weight: 2,
    category: 'issue',
    suffix: 'REPORT',
    service: 'ABUSE',
    spread: 0,
    actionability: 'ACTION_REQUIRED',
    personas: ['SECURITY'],
    during: null,
    after: null,
    title: 'Somebody reports traffic from your account',
    paragraphs: [
      'A network outside received traffic from your resources that it did not ask for.',
      'Look into it and answer within a day.',
    ],
    isPersonal: true,
  },
  billing: {
    weight: 4,
    category: 'accountNotification',
    suffix: 'NOTIFICATION',
    service: 'BILLING',
    spread: 1,
    actionability: 'INFORMATIONAL',
    personas: ['BILLING'],
    during: null,
    after: null,
    title: 'The layout of your invoice changes',
    paragraphs: ['From the next invoice on, data transfer has lines of its own.'],
    isPersonal: false,
  },
  security: {
    weight: 3,
    category: 'accountNotification',
    suffix: 'NOTIFICATION',
    service: 'SECURITY',
    spread: 0.5,
    actionability: 'ACTION_MAY_BE_REQUIRED',
    personas: ['SECURITY', 'OPERATIONS'],
    during: 'UNKNOWN',
    after: 'UNKNOWN',
    title: 'Access keys that nobody used for long',
    paragraphs: [
      'Some access keys of your account have not been used for more than a year.',
      'Delete those that you do not need.',
    ],
    isPersonal: false,
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof KINDS

const WEIGHTED = (Object.keys(KINDS) as KindName[]).flatMap((name) =>
  Array.from({ length: KINDS[name].weight }, () => name),
)

/** One of the kinds, by how common they are. */
export function pickKind(chance: Chance): KindName {
  return pick(WEIGHTED, chance)
}
