import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { normaliseListed } from './normalise-listed'
import { readDetails } from './read-details'
import { readEntities } from './read-entities'
import { readListing } from './read-listing'

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/aws-health-api')

/** What the SDK makes of a recorded answer: times are Dates. */
function recorded(file: string) {
  return JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'), (key, value) =>
    /Time$/.test(key) && typeof value === 'number' ? new Date(value * 1000) : value,
  )
}

describe.skipIf(!existsSync(FOLDER))('recorded answers (skipped where ../shared/data is absent)', () => {
  it.each(['awscli_describe-events_1.json', 'awscli_describe-events_2.json'])('%s is read whole', (file) => {
    const { events: items } = recorded(file)
    const { events, unreadable } = readListing(items)
    expect(unreadable).toEqual([])
    expect(events).toHaveLength(items.length)
    for (const [index, { listed, lastUpdatedAt, status }] of events.entries()) {
      const { event } = normaliseListed(listed, null)
      expect(lastUpdatedAt).toBe(items[index].lastUpdatedTime.getTime())
      expect(event).toMatchObject({ startedAt: items[index].startTime.getTime(), status, region: items[index].region })
    }
  })

  it('the details of one event give a title and its two posts', () => {
    const { successfulSet, failedSet } = recorded('awscli_describe-event-details_1.json')
    const { arn } = successfulSet[0].event
    const asked = [{ arn, account: null }]
    const { details, refused } = readDetails(asked, { answered: successfulSet, failed: failedSet })
    expect(refused).toEqual([])
    const [detail] = details
    const { event } = normaliseListed(detail?.event ?? '', detail ?? null)
    expect(event.summary).toBe(successfulSet[0].eventDescription.latestDescription.split('\n')[0])
    expect(event.updates.map(({ observedAt }) => new Date(observedAt).toISOString())).toEqual([
      '2020-04-21T09:45:00.000Z',
      '2020-04-21T10:16:00.000Z',
    ])
    expect(event.updates.some(({ text }) => text.includes('['))).toBe(false)
  })

  it('a resource without status is kept', () => {
    const { entities: items } = recorded('awscli_describe-affected-entities_1.json')
    const asked = [{ arn: items[0].eventArn, account: null }]
    const { entities, unreadable } = readEntities(asked, items)
    expect(unreadable).toEqual([])
    expect(entities).toEqual([
      {
        arn: items[0].eventArn,
        account: '123456789012',
        entity: { value: 'AWS_ACCOUNT', arn: items[0].entityArn, status: null, lastUpdatedAt: 1_588_356_454_080 },
      },
    ])
  })

  it('an event with an ARN of the old form is read', () => {
    const { events } = readListing([recorded('recorded-iam-2018-06-21.json')])
    expect(normaliseListed(events[0]?.listed ?? '', null).event).toMatchObject({
      service: 'iam',
      region: 'global',
      scope: 'NONE',
      status: 'closed',
      startedAt: 1_529_622_992_000,
      endedAt: 1_529_623_481_000,
    })
  })
})
