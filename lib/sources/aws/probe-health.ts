/** Tries the permissions of AWS Health, in both forms. */
import type { Health } from '@aws-sdk/client-health'
import { NotSetUp, type Probe, type Probing } from './probing'

/** The least that AWS Health gives on a page everywhere (its model). */
const FEWEST = 10

/** One that AWS cannot know: it answers that it does not, to those who may ask. */
const MADE_UP_EVENT = 'arn:aws:health:us-east-1::event/FAULTLINE/FAULTLINE_CHECK/FAULTLINE_CHECK_0'

export const HEALTH_PROBES: Readonly<Record<string, Probe>> = {
  'health:DescribeEvents': async (probing) => {
    const { events } = await send(probing, (health) => health.describeEvents({ maxResults: FEWEST }))
    probing.learned.eventArn = events?.[0]?.arn ?? null
  },
  'health:DescribeEventDetails': async (probing) => {
    await send(probing, (health) => health.describeEventDetails({ eventArns: [eventOf(probing)] }))
  },
  'health:DescribeAffectedEntities': async (probing) => {
    const filter = { eventArns: [eventOf(probing)] }
    await send(probing, (health) => health.describeAffectedEntities({ filter, maxResults: FEWEST }))
  },
  'health:DescribeHealthServiceStatusForOrganization': async (probing) => {
    const answer = await send(probing, (health) => health.describeHealthServiceStatusForOrganization({}))
    const status = answer.healthServiceAccessStatusForOrganization ?? 'unknown'
    if (status === 'ENABLED') return
    throw new NotSetUp(
      `AWS Health's organizational view is ${status.toLowerCase()}: switch it on in the management account (AWS Health, ` +
        'Organizational health, Enable). Until then the public feed and EventBridge still work.',
    )
  },
  'health:DescribeEventsForOrganization': async (probing) => {
    const { events } = await send(probing, (health) => health.describeEventsForOrganization({ maxResults: FEWEST }))
    probing.learned.eventArn = events?.[0]?.arn ?? null
  },
  'health:DescribeAffectedAccountsForOrganization': async (probing) => {
    const request = { eventArn: eventOf(probing), maxResults: FEWEST }
    await send(probing, (health) => health.describeAffectedAccountsForOrganization(request))
  },
  'health:DescribeEventDetailsForOrganization': async (probing) => {
    const organizationEventDetailFilters = [filterOf(probing)]
    await send(probing, (health) => health.describeEventDetailsForOrganization({ organizationEventDetailFilters }))
  },
  'health:DescribeAffectedEntitiesForOrganization': async (probing) => {
    const request = { organizationEntityFilters: [filterOf(probing)], maxResults: FEWEST }
    await send(probing, (health) => health.describeAffectedEntitiesForOrganization(request))
  },
}

function send<T>({ send, clients, healthRegion }: Probing, request: (health: Health) => Promise<T>): Promise<T> {
  return send(async () => request(await clients.health(healthRegion)))
}

function eventOf({ learned }: Probing): string {
  return learned.eventArn ?? MADE_UP_EVENT
}

/** Whether the event is this account's does not matter: AWS says so in an answer. */
function filterOf(probing: Probing): { eventArn: string; awsAccountId?: string } {
  const { accountId } = probing.learned
  return { eventArn: eventOf(probing), ...(accountId === null ? {} : { awsAccountId: accountId }) }
}
