/** AWS Health: which resources events name. */
import type { Call, Input } from './call'
import { findKept, isSeenBy, requireArn, requireOrganization, requireSupport } from './health-access'
import { entityShape } from './health-shapes'
import { cutPage, shuffledKey } from './listing'
import type { Operation, World } from './operation'
import { type Keyed, sortByKey } from './pages'
import { invalid } from './service-error'
import type { TruthEntity, TruthEvent } from './truth-event'
import { refuseOthers, requiredText, structureIn, structuresIn, textIn, textsIn, wholeIn } from './validation'

interface Row {
  event: TruthEvent
  account: string
  entity: TruthEntity
}

/** Resources of events in accounts of the organization. */
export const describeAffectedEntitiesForOrganization: Operation = (call, world) => {
  requireOrganization(call, world)
  const members = ['organizationEntityFilters', 'organizationEntityAccountFilters', 'locale', 'nextToken', 'maxResults']
  refuseOthers(call.input, members)
  const filters = [
    ...(structuresIn(call.input, 'organizationEntityFilters', 10) ?? []),
    ...(structuresIn(call.input, 'organizationEntityAccountFilters', 10) ?? []),
  ]
  if (filters.length === 0) throw invalid('A filter with an event and an account is missing.')
  const rows: Row[] = []
  const failedSet: Input[] = []
  for (const filter of filters) {
    const found = rowsOf(filter, world)
    if (Array.isArray(found)) rows.push(...found)
    else failedSet.push(found)
  }
  return { ...listEntities(call, world, rows), failedSet }
}

/** Resources of events in the caller's account. */
export const describeAffectedEntities: Operation = (call, world) => {
  requireSupport(call, world)
  refuseOthers(call.input, ['filter', 'locale', 'nextToken', 'maxResults'])
  const filter = structureIn(call.input, 'filter')
  const arns = filter && textsIn(filter, 'eventArns', 10)
  if (!filter || !arns) throw invalid('filter.eventArns is missing.')
  refuseOthers(filter, ['eventArns', 'entityArns', 'entityValues', 'lastUpdatedTimes', 'tags', 'statusCodes'])
  const statuses = textsIn(filter, 'statusCodes', 5)
  const values = textsIn(filter, 'entityValues', 99)
  const rows = arns.flatMap((arn) => {
    const event = world.truth.events.find(requireArn(arn))
    return event && isSeenBy(call.account, event) ? entitiesOf(event, call.account) : []
  })
  const passes = ({ entity }: Row) => hasOne(statuses, entity.status) && hasOne(values, entity.value)
  return listEntities(call, world, rows.filter(passes))
}

function rowsOf(filter: Input, world: World): Row[] | Input {
  refuseOthers(filter, ['eventArn', 'awsAccountId', 'statusCodes'])
  const arn = requireArn(requiredText(filter, 'eventArn'))
  const account = textIn(filter, 'awsAccountId')
  const statuses = textsIn(filter, 'statusCodes', 5)
  const event = findKept(arn, world)
  if (event?.scope === 'PUBLIC') return []
  if (event === null || account === null || !event.reach.has(account)) {
    const whose = account === null ? {} : { awsAccountId: account }
    const errorMessage = 'An event of an account needs that account.'
    return { ...whose, eventArn: arn, errorName: 'InvalidAccountInputError', errorMessage }
  }
  return entitiesOf(event, account).filter(({ entity }) => hasOne(statuses, entity.status))
}

function entitiesOf(event: TruthEvent, account: string): Row[] {
  return event.reach.entitiesOf(account).map((entity) => ({ event, account, entity }))
}

function hasOne(wanted: string[] | null, value: string | null): boolean {
  return wanted === null || wanted.includes(value ?? '')
}

function listEntities(call: Call, world: World, rows: Row[]) {
  const { items, token } = cutPage(call, world, {
    sorted: (order) => sortRows(rows, order),
    size: wholeIn(call.input, 'maxResults', 1, 100, 100),
    token: textIn(call.input, 'nextToken'),
    tokenError: 'InvalidPaginationToken',
  })
  const entities = items.map(({ event, account, entity }) => entityShape(event, account, entity))
  return { entities, ...(token === null ? {} : { nextToken: token }) }
}

function sortRows(rows: Row[], order: string): Keyed<Row>[] {
  const idOf = ({ event, account, entity }: Row) => `${event.arn} ${account} ${entity.value}`
  return sortByKey(rows, (row) => (order === '' ? idOf(row) : shuffledKey(order, idOf(row))))
}
