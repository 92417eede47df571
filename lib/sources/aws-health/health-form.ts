/** The operations of AWS Health in its two forms, for an organization and for one account, behind one face. */
import type { Health } from '@aws-sdk/client-health'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { EventAt } from './reader'

/** What an operation with pages answered, not yet read. */
interface Page {
  items: unknown
  nextToken: string | undefined
}

/** Each method sends one request. Answers are as the SDK gives them. */
export interface HealthForm {
  listEvents(health: Health, updatedSince: Date | null, token: string | null): Promise<Page>
  /** Only of an organization; null where the form has no such operation. */
  listAccounts: ((health: Health, arn: string, token: string | null) => Promise<Page & { scope: unknown }>) | null
  readDetails(health: Health, asked: readonly EventAt[]): Promise<{ answered: unknown; failed: unknown }>
  readEntities(health: Health, asked: readonly EventAt[], token: string | null): Promise<Page & { failed: unknown }>
}

/** The most that AWS gives on one page (its model). */
const PAGE = 100

/** The form that fits a connection. */
export function formOf({ kind }: AwsConnection): HealthForm {
  return kind === 'organization' ? ORGANIZATION : ACCOUNT
}

const paged = (token: string | null) => ({ maxResults: PAGE, ...(token === null ? {} : { nextToken: token }) })

/** Everybody's words are asked for without an account. */
const filterOf = ({ arn, account }: EventAt) => ({
  eventArn: arn,
  ...(account === null ? {} : { awsAccountId: account }),
})

const ORGANIZATION: HealthForm = {
  async listEvents(health, updatedSince, token) {
    const filter = updatedSince === null ? {} : { filter: { lastUpdatedTime: { from: updatedSince } } }
    const { events, nextToken } = await health.describeEventsForOrganization({ ...filter, ...paged(token) })
    return { items: events, nextToken }
  },
  async listAccounts(health, arn, token) {
    const answer = await health.describeAffectedAccountsForOrganization({ eventArn: arn, ...paged(token) })
    return { items: answer.affectedAccounts, nextToken: answer.nextToken, scope: answer.eventScopeCode }
  },
  async readDetails(health, asked) {
    const organizationEventDetailFilters = asked.map(filterOf)
    const answer = await health.describeEventDetailsForOrganization({ organizationEventDetailFilters })
    return { answered: answer.successfulSet, failed: answer.failedSet }
  },
  async readEntities(health, asked, token) {
    // The newer organizationEntityAccountFilters only adds a filter by status; whatever speaks AWS Health knows this one.
    const organizationEntityFilters = asked.map(filterOf)
    const request = { organizationEntityFilters, ...paged(token) }
    const { entities, nextToken, failedSet } = await health.describeAffectedEntitiesForOrganization(request)
    return { items: entities, nextToken, failed: failedSet }
  },
}

const arnsOf = (asked: readonly EventAt[]) => [...new Set(asked.map(({ arn }) => arn))]

const ACCOUNT: HealthForm = {
  async listEvents(health, updatedSince, token) {
    const filter = updatedSince === null ? {} : { filter: { lastUpdatedTimes: [{ from: updatedSince }] } }
    const { events, nextToken } = await health.describeEvents({ ...filter, ...paged(token) })
    return { items: events, nextToken }
  },
  listAccounts: null,
  async readDetails(health, asked) {
    const { successfulSet, failedSet } = await health.describeEventDetails({ eventArns: arnsOf(asked) })
    return { answered: successfulSet, failed: failedSet }
  },
  async readEntities(health, asked, token) {
    const request = { filter: { eventArns: arnsOf(asked) }, ...paged(token) }
    const { entities, nextToken } = await health.describeAffectedEntities(request)
    return { items: entities, nextToken, failed: [] }
  },
}
