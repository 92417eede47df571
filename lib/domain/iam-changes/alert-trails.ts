/** The rule about what CloudTrail records: stopped, deleted, changed, or narrowed until changes are no more recorded. */
import type { IamCall } from './change'
import { field, objectAt, textAt } from './record-fields'
import { shortName } from './subject'

const ENDING = ['StopLogging', 'DeleteTrail', 'UpdateTrail']
const ENDING_LAKE = ['StopEventDataStoreIngestion', 'DeleteEventDataStore']

/** Sources that may be left out without losing sight of identity (CloudTrail User Guide, management events). */
const DISPENSABLE: ReadonlySet<unknown> = new Set(['kms.amazonaws.com', 'rdsdata.amazonaws.com'])

/** The trail or event data store; null where the call takes nothing away. */
export function changesTrail(call: IamCall): string | null {
  const { eventSource, eventName, requestParameters } = call
  if (eventSource !== 'cloudtrail.amazonaws.com') return null
  if (ENDING_LAKE.includes(eventName)) {
    return `event data store ${shortName(textAt(requestParameters, 'eventDataStore') ?? '')}`.trim()
  }
  if (!ENDING.includes(eventName) && !(eventName === 'PutEventSelectors' && narrows(requestParameters))) return null
  const trail = textAt(requestParameters, 'name') ?? textAt(requestParameters, 'trailName')
  return trail === null ? 'a trail' : `trail ${shortName(trail)}`
}

/** Whether changes to identity are no more recorded with these selectors. */
function narrows(parameters: unknown): boolean {
  const basic = listAt(parameters, 'eventSelectors')
  const advanced = listAt(parameters, 'advancedEventSelectors')
  return !basic.some(recordsByBasic) && !advanced.some(recordsByAdvanced)
}

/** Management events of both kinds are the default of what a selector leaves unsaid. */
function recordsByBasic(selector: unknown): boolean {
  const excluded = listAt(selector, 'excludeManagementEventSources')
  return (
    field(selector, 'includeManagementEvents') !== false &&
    field(selector, 'readWriteType') !== 'ReadOnly' &&
    excluded.every((source) => DISPENSABLE.has(source))
  )
}

function recordsByAdvanced(selector: unknown): boolean {
  const fields = listAt(selector, 'fieldSelectors')
  const isManagement = fields.some(
    (each) => field(each, 'field') === 'eventCategory' && listAt(each, 'equals').includes('Management'),
  )
  return isManagement && fields.every(leavesChanges)
}

/** Whether a condition of a selector lets changes to identity through. */
function leavesChanges(condition: unknown): boolean {
  const name = field(condition, 'field')
  if (name === 'eventCategory') return true
  if (name === 'readOnly') return !listAt(condition, 'equals').includes('true')
  const positive = ['equals', 'startsWith', 'endsWith'].some((key) => listAt(condition, key).length > 0)
  return name === 'eventSource' && !positive && listAt(condition, 'notEquals').every((each) => DISPENSABLE.has(each))
}

function listAt(value: unknown, key: string): unknown[] {
  const found = objectAt({ value }, 'value')?.[key]
  return Array.isArray(found) ? found : []
}
