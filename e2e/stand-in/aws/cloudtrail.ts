/** AWS CloudTrail's operations. */
import type { Call } from './call'
import { lookupEvents } from './cloudtrail-lookup'
import { seconds } from './health-shapes'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { ServiceError } from './service-error'
import type { TruthEventStore, TruthTrail } from './truth-watching'
import { requiredText, textIn, textsIn, wholeIn } from './validation'

interface Seen {
  trail: TruthTrail
  owner: string
}

/** Trails that an account sees: its own, and its organization's. */
function seenBy(account: string, { truth }: World): Seen[] {
  const { directory, identities } = truth
  const own = identities.get(account).trails.map((trail) => ({ trail, owner: account }))
  const owners = directory.inUse && directory.accounts.has(account) ? ownersOf(directory) : []
  const shared = owners
    .filter((owner) => owner !== account)
    .flatMap((owner) => identities.get(owner).trails.map((trail) => ({ trail, owner })))
  return [...own, ...shared.filter(({ trail }) => trail.organization)]
}

/** Only these may own an organization's trail. */
function ownersOf({ managementAccount, delegates }: World['truth']['directory']): string[] {
  return [managementAccount, ...delegates]
}

function trailArn({ trail, owner }: Seen): string {
  return `arn:aws:cloudtrail:${trail.homeRegion}:${owner}:trail/${trail.name}`
}

const describeTrails: Operation = (call, world) => {
  const names = textsIn(call.input, 'trailNameList', 100)
  const withShadows = call.input.includeShadowTrails !== false
  const seen = seenBy(call.account, world).filter((each) => {
    const isHere = each.trail.homeRegion === call.region
    if (names) return names.includes(trailArn(each)) || (isHere && names.includes(each.trail.name))
    return isHere || (withShadows && each.trail.multiRegion)
  })
  return { trailList: seen.map(trailShape) }
}

function trailShape(seen: Seen): Record<string, unknown> {
  const { trail, owner } = seen
  return {
    Name: trail.name,
    S3BucketName: `trail-${owner}`,
    IncludeGlobalServiceEvents: trail.globalServices,
    IsMultiRegionTrail: trail.multiRegion,
    HomeRegion: trail.homeRegion,
    TrailARN: trailArn(seen),
    LogFileValidationEnabled: trail.logValidation,
    HasCustomEventSelectors: true,
    HasInsightSelectors: false,
    IsOrganizationTrail: trail.organization,
    ...(trail.kmsKey === null ? {} : { KmsKeyId: trail.kmsKey }),
    ...(trail.logGroupArn === null
      ? {}
      : {
          CloudWatchLogsLogGroupArn: trail.logGroupArn,
          CloudWatchLogsRoleArn: `arn:aws:iam::${owner}:role/cloudtrail-logs`,
        }),
  }
}

/** By ARN, or by name where it is at home. @throws {ServiceError} where the account may not ask about it */
function getTrail(call: Call, world: World, name: string): TruthTrail {
  const found = seenBy(call.account, world).find(
    (each) => trailArn(each) === name || (each.trail.name === name && each.trail.homeRegion === call.region),
  )
  if (found === undefined || found.trail.homeRegion !== call.region)
    throw new ServiceError('TrailNotFoundException', `There is no trail ${name} here.`)
  if (found.owner !== call.account && !world.truth.identities.membersSeeTrails)
    throw new ServiceError('AccessDeniedException', `Account ${call.account} may not ask about ${name}.`)
  return found.trail
}

const getTrailStatus: Operation = (call, world) => {
  const trail = getTrail(call, world, requiredText(call.input, 'Name'))
  const now = world.truth.clock.now()
  const { isLogging, deliveredAgo, deliveryError, logGroupArn } = trail
  return {
    IsLogging: isLogging,
    LatestDeliveryTime: seconds(now - 300_000),
    ...(logGroupArn === null || deliveredAgo === null
      ? {}
      : { LatestCloudWatchLogsDeliveryTime: seconds(now - deliveredAgo) }),
    ...(deliveryError === null ? {} : { LatestCloudWatchLogsDeliveryError: deliveryError }),
  }
}

const getEventSelectors: Operation = (call, world) => {
  const name = requiredText(call.input, 'TrailName')
  const { managementEvents, selectors } = getTrail(call, world, name)
  if (selectors === 'advanced') return { TrailARN: name, AdvancedEventSelectors: advanced(managementEvents) }
  return {
    TrailARN: name,
    EventSelectors: [
      {
        ReadWriteType: managementEvents === 'read' ? 'ReadOnly' : managementEvents === 'write' ? 'WriteOnly' : 'All',
        IncludeManagementEvents: managementEvents !== 'none',
        DataResources: [],
        ExcludeManagementEventSources: [],
      },
    ],
  }
}

function advanced(events: TruthTrail['managementEvents']): unknown[] {
  const Category = events === 'none' ? 'Data' : 'Management'
  const readOnly = events === 'read' ? ['true'] : events === 'write' ? ['false'] : null
  const fields = [{ Field: 'eventCategory', Equals: [Category] }]
  if (events === 'none') fields.push({ Field: 'resources.type', Equals: ['AWS::S3::Object'] })
  if (readOnly) fields.push({ Field: 'readOnly', Equals: readOnly })
  return [{ Name: 'invented', FieldSelectors: fields }]
}

const listEventDataStores: Operation = (call, world) => {
  const stores = world.truth.identities.get(call.account).stores.filter(({ region }) => region === call.region)
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(stores, ({ name }) => name),
    size: wholeIn(call.input, 'MaxResults', 1, 1000, 100),
    token: textIn(call.input, 'NextToken'),
    tokenError: 'InvalidNextTokenException',
  })
  return {
    EventDataStores: items.map((store) => ({ EventDataStoreArn: storeArn(call, store), Name: store.name })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

const getEventDataStore: Operation = (call, world) => {
  const name = requiredText(call.input, 'EventDataStore')
  const store = world.truth.identities.get(call.account).stores.find((each) => storeArn(call, each) === name)
  if (store === undefined) throw new ServiceError('EventDataStoreNotFoundException', `There is no store ${name}.`)
  return {
    EventDataStoreArn: name,
    Name: store.name,
    Status: store.status,
    MultiRegionEnabled: store.multiRegion,
    OrganizationEnabled: store.organization,
    AdvancedEventSelectors: advanced(store.managementEvents),
  }
}

function storeArn({ region, account }: Call, { name }: TruthEventStore): string {
  return `arn:aws:cloudtrail:${region}:${account}:eventdatastore/${name}`
}

export const CLOUDTRAIL: Operations = {
  DescribeTrails: describeTrails,
  GetEventDataStore: getEventDataStore,
  GetEventSelectors: getEventSelectors,
  GetTrailStatus: getTrailStatus,
  ListEventDataStores: listEventDataStores,
  LookupEvents: lookupEvents,
}
