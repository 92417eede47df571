/** Outages as AWS tells of them: one description, from which current list, history and RSS feed are written. */
import { createHash } from 'node:crypto'
import { REGION_NAMES } from '@/lib/domain/region'
import { type Document, json, rss } from './documents'

/** 0 normal, 1 informational, 2 degradation, 3 disruption. */
export type Status = 0 | 1 | 2 | 3

export interface Statement {
  /** Minutes after the start of the event. */
  after: number
  text: string
  status: Status
}

export interface Outage {
  /** Catalogue id, such as `sts`. */
  service: string
  name: string
  /** A Region's id, or `global`. */
  region: string
  summary: string
  /** Milliseconds, a whole second. */
  startedAt: number
  /** Oldest first. The last one with status 0 ends the event. */
  said: Statement[]
  /** Other services that are hit: key and name. */
  alsoHit: [key: string, name: string][]
  /** False for the events to which AWS gives none. */
  hasArn: boolean
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A moment some time ago, to the minute. */
export function ago(milliseconds: number): number {
  return Math.floor((Date.now() - milliseconds) / MINUTE) * MINUTE
}

/** An open degradation of STS in Oregon that began an hour ago. */
export function buildOutage(overrides: Partial<Outage> = {}): Outage {
  return {
    service: 'sts',
    name: 'AWS Security Token Service',
    region: 'us-west-2',
    summary: 'Tokens are issued slowly',
    startedAt: ago(HOUR),
    said: [{ after: 5, text: 'Some calls wait longer than usual for their tokens.', status: 2 }],
    alsoHit: [],
    hasArn: true,
    ...overrides,
  }
}

/** The same outage after AWS said one thing more. */
export function withStatement(outage: Outage, after: number, text: string, status: Status): Outage {
  return { ...outage, said: [...outage.said, { after, text, status }] }
}

/** The same outage after AWS closed it. */
export function resolved(outage: Outage, after = 50, text = 'Tokens are issued as usual again.'): Outage {
  return withStatement(outage, after, text, 0)
}

/** The event's ARN: what tells it apart is service, Region and start. */
export function arnOf({ service, region, startedAt }: Outage): string {
  const code = service.toUpperCase().replaceAll('-', '_')
  const type = `AWS_${code}_OPERATIONAL_ISSUE`
  const hash = createHash('sha256').update(`${service} ${region} ${startedAt}`).digest('hex').toUpperCase()
  return `arn:aws:health:${region}::event/${code}/${type}/${type}_${hash.slice(0, 5)}_${hash.slice(5, 16)}`
}

/** The key under which AWS lists the service. */
export function keyOf({ service, region }: Pick<Outage, 'service' | 'region'>): string {
  return region === 'global' ? service : `${service}-${region}`
}

/** The event as the current list shows it. */
export function currentPayload(outage: Outage): Record<string, unknown> {
  const { said, startedAt, summary, region, name, hasArn } = outage
  const last = said.at(-1)
  const isOver = last?.status === 0
  const seconds = (after: number) => startedAt / 1000 + after * 60
  const peak = Math.max(0, ...said.map(({ status }) => status))
  return {
    date: String(startedAt / 1000),
    ...(hasArn ? { arn: arnOf(outage) } : {}),
    region_name: REGION_NAMES[region] ?? null,
    status: String(last?.status ?? 1),
    service: keyOf(outage),
    service_name: name,
    summary: isOver ? `[RESOLVED] ${summary}` : summary,
    event_log: said.map(({ after, text, status }) => ({
      summary: status === 0 ? `[RESOLVED] ${summary}` : summary,
      message: text,
      status,
      timestamp: seconds(after),
    })),
    impacted_services: impactOf(outage, last?.status ?? 1, peak),
    impacted_service_status_changes: changesOf(outage),
    ...(isOver && last ? { end_time: String(seconds(last.after)) } : {}),
  }
}

/** The current list. */
export function currentList(...outages: Outage[]): Document {
  return json(outages.map(currentPayload))
}

/** The history, in which an event's status is its peak. */
export function historyOf(...outages: Outage[]): Document {
  const byKey: Record<string, unknown[]> = {}
  for (const outage of outages) {
    const peak = Math.max(...outage.said.map(({ status }) => status))
    byKey[keyOf(outage)] = [...(byKey[keyOf(outage)] ?? []), { ...currentPayload(outage), status: String(peak) }]
  }
  return json(byKey, {}, 'utf-8')
}

const RSS_TITLES = {
  0: 'Service is operating normally: [RESOLVED]',
  1: 'Service impact:',
  2: 'Service degradation:',
  3: 'Service disruption:',
} as const

/** The RSS feed: one item for each statement, newest first. */
export function rssOf(...outages: Outage[]): Document {
  const items = outages.flatMap((outage) => outage.said.map((statement) => ({ outage, statement })))
  const at = ({ outage, statement }: (typeof items)[number]) => outage.startedAt + statement.after * MINUTE
  return rss(items.sort((a, b) => at(b) - at(a)).map((item) => itemOf(item.outage, item.statement)))
}

function itemOf(outage: Outage, { after, text, status }: Statement): string {
  const epoch = outage.startedAt / 1000 + after * 60
  return `<item>
  <title><![CDATA[${RSS_TITLES[status]} ${outage.summary}]]></title>
  <link>https://status.aws.amazon.com/</link>
  <pubDate>${new Date(epoch * 1000).toUTCString()}</pubDate>
  <guid isPermaLink="false">https://status.aws.amazon.com/#${keyOf(outage)}_${epoch}</guid>
  <description><![CDATA[${text}]]></description>
</item>`
}

function impactOf(outage: Outage, current: number, max: number): Record<string, unknown> {
  const hit: [string, string][] = [[keyOf(outage), outage.name], ...outage.alsoHit]
  return Object.fromEntries(
    hit.map(([key, name]) => [key, { service_name: name, current: String(current), max: String(max) }]),
  )
}

/** Every service goes along with what is said of the event. */
function changesOf(outage: Outage): unknown[] {
  const hit: [string, string][] = [[keyOf(outage), outage.name], ...outage.alsoHit]
  return outage.said.flatMap(({ after, status }, index) => {
    const before = outage.said[index - 1]?.status ?? 0
    if (before === status) return []
    return hit.map(([service, name]) => ({
      service,
      service_name: name,
      previous_status: String(before),
      current_status: String(status),
      timestamp: outage.startedAt + after * MINUTE,
    }))
  })
}
