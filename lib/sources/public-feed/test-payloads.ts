/** Builders of synthetic payloads in AWS's shape, for tests; every sentence in them is our own. */

/** A clock for tests: 1 June 2026, noon UTC. */
export const NOW = Date.UTC(2026, 5, 1, 12)

/** Start of every built event, in seconds: 1 June 2026, 10:00 UTC. */
export const START = Date.UTC(2026, 5, 1, 10) / 1000

type Fields = Record<string, unknown>

/** An ARN in today's form. */
export function buildArn(code = 'EC2', region = 'us-east-1', id = 'AAAAA_00000000001', kind = 'OPERATIONAL_ISSUE') {
  const typeCode = `AWS_${code}_${kind}`
  return `arn:aws:health:${region}::event/${code}/${typeCode}/${typeCode}_${id}`
}

/** One entry of an event's log, `minutes` after its start. */
export function buildLogEntry(minutes: number, status: unknown = 1, overrides: Fields = {}): Fields {
  const timestamp = START + minutes * 60
  return { summary: 'Slow answers', message: `Said after ${minutes} minutes.`, status, timestamp, ...overrides }
}

/** An open event as the current list shows it; `undefined` removes a field. */
export function buildEvent(overrides: Fields = {}): Fields {
  const event: Fields = {
    date: String(START),
    arn: buildArn(),
    region_name: 'N. Virginia',
    status: '2',
    service: 'ec2-us-east-1',
    service_name: 'Elastic Compute Cloud',
    summary: 'Slow answers',
    event_log: [buildLogEntry(0, 1), buildLogEntry(30, 2)],
    impacted_services: {
      'ec2-us-east-1': { service_name: 'Elastic Compute Cloud', current: '2', max: '2' },
    },
    impacted_service_status_changes: [],
    ...overrides,
  }
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined))
}

/** The same event after AWS closed it, as the history shows it (status = peak). */
export function buildPastEvent(overrides: Fields = {}): Fields {
  return buildEvent({
    summary: '[RESOLVED] Slow answers',
    event_log: [buildLogEntry(0, 1), buildLogEntry(30, 2), buildLogEntry(60, 0)],
    impacted_services: { 'ec2-us-east-1': { service_name: 'Elastic Compute Cloud', current: '0', max: '2' } },
    end_time: String(START + 3600),
    ...overrides,
  })
}

/** A body as it comes from fetchDocument. */
export function bodyOf(content: string | Uint8Array, contentType: string | null = null) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { bytes, contentType, address: 'feed.example/list' }
}

/** Text as UTF-16, with a byte order mark unless told otherwise. */
export function utf16(text: string, order: 'le' | 'be', bom = true): Uint8Array {
  const bytes = Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le')
  return order === 'be' ? bytes.swap16() : bytes
}
