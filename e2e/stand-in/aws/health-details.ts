/** AWS Health: what is said about events, and which accounts they hit. */
import type { Input } from './call'
import { findKept, isSeenBy, requireArn, requireOrganization, requireSupport } from './health-access'
import { detailShape } from './health-shapes'
import { cutPage } from './listing'
import type { Operation, World } from './operation'
import { sortByKey } from './pages'
import { invalid } from './service-error'
import { refuseOthers, requiredText, structuresIn, textIn, textsIn, wholeIn } from './validation'

/** Accounts of an event; none for a public one. */
export const describeAffectedAccountsForOrganization: Operation = (call, world) => {
  requireOrganization(call, world)
  refuseOthers(call.input, ['eventArn', 'nextToken', 'maxResults'])
  const event = findKept(requireArn(requiredText(call.input, 'eventArn')), world)
  const hit = event === null || event.scope === 'PUBLIC' ? [] : event.reach.accounts()
  const { items, token } = cutPage(call, world, {
    sorted: (order) => sortByKey(hit, (account) => (order === '' ? account : reversed(account))),
    size: wholeIn(call.input, 'maxResults', 10, 100, 100),
    token: textIn(call.input, 'nextToken'),
    tokenError: 'InvalidPaginationToken',
  })
  return {
    affectedAccounts: items,
    eventScopeCode: event?.scope ?? 'NONE',
    ...(token === null ? {} : { nextToken: token }),
  }
}

/** Details of events as the accounts of the organization see them. */
export const describeEventDetailsForOrganization: Operation = (call, world) => {
  requireOrganization(call, world)
  refuseOthers(call.input, ['organizationEventDetailFilters', 'locale'])
  const filters = structuresIn(call.input, 'organizationEventDetailFilters', 10)
  if (filters === null) throw invalid('organizationEventDetailFilters is missing.')
  return sortOut(filters.map((filter) => detailOf(filter, world)))
}

/** Details of events as the caller's account sees them. */
export const describeEventDetails: Operation = (call, world) => {
  requireSupport(call, world)
  refuseOthers(call.input, ['eventArns', 'locale'])
  const arns = textsIn(call.input, 'eventArns', 10)
  if (arns === null) throw invalid('eventArns is missing.')
  return sortOut(
    arns.map((arn) => {
      const event = world.truth.events.find(requireArn(arn))
      if (event === null || !isSeenBy(call.account, event)) return refused(arn, null, 'There is no such event here.')
      const { awsAccountId: _, ...detail } = detailShape(event, event.scope === 'PUBLIC' ? null : call.account)
      return { detail }
    }),
  )
}

type Outcome = { detail: Record<string, unknown> } | { failure: Record<string, unknown> }

function detailOf(filter: Input, world: World): Outcome {
  refuseOthers(filter, ['eventArn', 'awsAccountId'])
  const arn = requireArn(requiredText(filter, 'eventArn'))
  const account = textIn(filter, 'awsAccountId')
  const event = findKept(arn, world)
  if (account === null && event?.scope !== 'PUBLIC')
    return refused(arn, null, 'No such event is public; one of an account needs the account.')
  if (event === null || (account !== null && (event.scope === 'PUBLIC' || !event.reach.has(account))))
    return refused(arn, account, 'The account has no such event; a public one needs no account.')
  return { detail: detailShape(event, account) }
}

function refused(arn: string, account: string | null, message: string): Outcome {
  const whose = account === null ? {} : { awsAccountId: account }
  return { failure: { ...whose, eventArn: arn, errorName: 'InvalidInputError', errorMessage: message } }
}

function sortOut(outcomes: Outcome[]) {
  return {
    successfulSet: outcomes.flatMap((each) => ('detail' in each ? [each.detail] : [])),
    failedSet: outcomes.flatMap((each) => ('failure' in each ? [each.failure] : [])),
  }
}

function reversed(account: string): string {
  return Array.from(account).reverse().join('')
}
