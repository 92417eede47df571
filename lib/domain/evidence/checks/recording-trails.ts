/** Trails and event data stores that record what changes identity: own ones, and those of the organization's owner. */
import type { CheckContext } from '../check'
import type { AlarmFacts } from '../facts-alarms'
import type { EventStore, ManagementEvents, Trail } from '../facts-trails'
import { allOf, type Certainty, certainly } from './certainty'
import type { Seen } from './findings'

/** A trail as far as anybody we read knows it. */
export interface KnownTrail {
  trail: Trail
  isOwn: boolean
  /** Whether the account that owns it was read. */
  isOwnerRead: boolean
  /** Alarms of its owner; null: not read. */
  alarms: AlarmFacts | null
}

/** Trails with what their owner tells of them: a member may not see the status of its organization's trail. */
export function knownTrails(trails: readonly Trail[], own: AlarmFacts | null, context: CheckContext): KnownTrail[] {
  return trails.map((trail) => {
    if (trail.ownerAccount === context.account) return { trail, isOwn: true, isOwnerRead: true, alarms: own }
    const owner = context.ownerOf(trail.arn)
    if (owner === null) return { trail, isOwn: false, isOwnerRead: false, alarms: null }
    return { trail: toldBy(owner.trail, trail), isOwn: false, isOwnerRead: true, alarms: owner.alarms }
  })
}

function toldBy(owners: Trail, members: Trail): Trail {
  const isOwners = owners.isLogging !== null
  return {
    ...owners,
    isLogging: owners.isLogging ?? members.isLogging,
    managementEvents: owners.managementEvents === 'unknown' ? members.managementEvents : owners.managementEvents,
    latestCloudWatchLogsDeliveryAt: isOwners
      ? owners.latestCloudWatchLogsDeliveryAt
      : members.latestCloudWatchLogsDeliveryAt,
  }
}

/** Whether it logs now, and records calls that change IAM. */
export function recordsChanges({ trail }: KnownTrail): Certainty {
  return allOf([certainly(trail.isLogging), recordsWrites(trail.managementEvents), certainly(trail.globalServices)])
}

/** Whether it does so in all Regions: what G1 asks. */
export function recordsEverywhere(known: KnownTrail): Certainty {
  return allOf([recordsChanges(known), certainly(known.trail.multiRegion)])
}

/** Whether an event data store does what G1 asks of a trail. */
export function storesEverywhere({ status, multiRegion, managementEvents }: EventStore): Certainty {
  return allOf([certainly(status === 'ENABLED'), certainly(multiRegion), recordsWrites(managementEvents)])
}

function recordsWrites(events: ManagementEvents): Certainty {
  return events === 'unknown' ? 'unknown' : certainly(events === 'all' || events === 'write')
}

/** The trail as a row of a report: whose it is, and what it lacks. */
export function seenTrail({ trail, isOwn, isOwnerRead }: KnownTrail): Seen {
  const whose = isOwn ? '' : `the organization's, of account ${trail.ownerAccount}; `
  const parts = [
    trail.multiRegion ? 'all Regions' : `${trail.homeRegion} alone`,
    trail.isLogging === null ? 'whether it logs is not known' : trail.isLogging ? 'logging' : 'not logging',
    EVENTS[trail.managementEvents],
    ...(trail.globalServices ? [] : ['without global services']),
    ...(isOwnerRead ? [] : ['its account has not been read']),
  ]
  return { subject: `trail ${trail.name}`, detail: `${whose}${parts.join(', ')}` }
}

const EVENTS: Readonly<Record<ManagementEvents, string>> = {
  all: 'all management events',
  write: 'management events that write',
  read: 'only management events that read',
  none: 'no management events',
  unknown: 'which management events is not known',
}

/** An event data store as a row of a report. */
export function seenStore({ name, status, multiRegion, managementEvents }: EventStore): Seen {
  const where = multiRegion ? 'all Regions' : 'one Region alone'
  return { subject: `event data store ${name}`, detail: `${where}, status ${status}, ${EVENTS[managementEvents]}` }
}

/** Which accounts would have to be read to know: "account 111122223333". Empty where all owners were. */
export function ownersToRead(trails: readonly KnownTrail[]): string {
  const accounts = trails.filter(({ isOwnerRead }) => !isOwnerRead).map(({ trail }) => trail.ownerAccount)
  const unique = [...new Set(accounts)].sort()
  return unique.length === 0 ? '' : `${unique.length === 1 ? 'account' : 'accounts'} ${unique.join(', ')}`
}
