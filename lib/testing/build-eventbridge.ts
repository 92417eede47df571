/** Factories of EventBridge's messages for tests, as they come over the wire: invented, in the shape of AWS's. */

const CODE = 'AWS_EC2_INVENTED_ISSUE'

/** An event of EC2 in eu-west-1. */
export function buildHealthArn(id: string | number, region = 'eu-west-1'): string {
  return `arn:aws:health:${region}::event/EC2/${CODE}/${CODE}_${id}`
}

/** A moment as messages write it. */
export function rfc1123(instant: number): string {
  return new Date(instant).toUTCString()
}

type Fields = Record<string, unknown>

/** The only page of a message about an open issue that affects 111111111111, delivered in its home Region. */
export function buildMessage({
  detail = {},
  ...around
}: Fields & { detail?: Fields } = {}): Fields & { detail: Fields } {
  return {
    version: '0',
    id: '6f0d8a52-0000-4000-8000-000000000001',
    'detail-type': 'AWS Health Event',
    source: 'aws.health',
    account: '999999999999',
    time: '2026-03-01T10:05:10Z',
    region: 'eu-west-1',
    resources: [],
    ...around,
    detail: {
      eventArn: buildHealthArn(1),
      service: 'EC2',
      eventTypeCode: CODE,
      eventTypeCategory: 'issue',
      eventScopeCode: 'ACCOUNT_SPECIFIC',
      communicationId: 'aaaa-1',
      startTime: 'Sun, 01 Mar 2026 10:00:00 GMT',
      lastUpdatedTime: 'Sun, 01 Mar 2026 10:05:00 GMT',
      statusCode: 'open',
      eventRegion: 'eu-west-1',
      eventDescription: [{ language: 'en_US', latestDescription: 'Some of your instances do not answer.' }],
      affectedEntities: [
        { entityValue: 'i-0001', status: 'IMPAIRED', lastUpdatedTime: 'Sun, 01 Mar 2026 10:05:00 GMT' },
      ],
      affectedAccount: '111111111111',
      page: '1',
      totalPages: '1',
      ...detail,
    },
  }
}
