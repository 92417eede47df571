/** Joins the items of the RSS feed to events, which the feed itself does not tell apart. */
import { regionOfEvent } from '@/lib/domain/event-region'
import type { Instant, NormalUpdate, ObservedEvent } from '@/lib/domain/health-event'
import { splitServiceKey } from '@/lib/domain/service-id'
import { worstSeverity } from '@/lib/domain/severity'
import { compareText } from './event-parts'
import type { Body } from './json'
import { parseRssItems, type RssItem } from './rss-items'
import type { UnreadableReport } from './unreadable'

/** Items of one service further apart than this (aws-facts.md) belong to different events. */
const LONGEST_GAP_MS = 24 * 60 * 60 * 1000

/**
 * The events of the feed, oldest first.
 * @throws {SourceError} of kind `parse` when the answer is not a complete RSS feed
 */
export function parseRss(body: Body, now: Instant, report: UnreadableReport): ObservedEvent[] {
  const byService = new Map<string, RssItem[]>()
  for (const item of parseRssItems(body, now, report)) {
    const items = byService.get(item.upstreamService)
    if (items) items.push(item)
    else byService.set(item.upstreamService, [item])
  }
  return [...byService.values()]
    .flatMap(splitIntoEvents)
    .map(eventOf)
    .sort(
      (a, b) => a.event.startedAt - b.event.startedAt || compareText(a.event.upstreamService, b.event.upstreamService),
    )
}

/** A resolving item or a long silence ends an event. Items of the same second are never torn apart. */
function splitIntoEvents(items: readonly RssItem[]): RssItem[][] {
  const oldestFirst = items
    .toReversed()
    .sort((a, b) => a.at - b.at || Number(a.resolving) - Number(b.resolving) || compareText(a.raw, b.raw))
  const groups: RssItem[][] = []
  for (const item of oldestFirst) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const another = !last || (item.at > last.at && (last.resolving || item.at - last.at > LONGEST_GAP_MS))
    if (another || !group) groups.push([item])
    else group.push(item)
  }
  return groups
}

function eventOf(items: readonly RssItem[]): ObservedEvent {
  const first = items[0]
  const last = items.at(-1)
  if (!first || !last) throw new Error('a group of items is never empty')
  const { upstreamService } = last
  const severityNow = items.findLast((item) => item.severity !== undefined)?.severity ?? null
  return {
    event: {
      arn: null,
      service: splitServiceKey(upstreamService).service,
      upstreamService,
      serviceName: null,
      region: regionOfEvent({ arnRegion: null, regionName: null, upstreamService }),
      typeCode: null,
      category: 'issue',
      scope: 'PUBLIC',
      status: last.resolving ? 'closed' : 'open',
      severity: last.resolving ? null : severityNow,
      peakSeverity: worstSeverity(items.map((item) => item.severity ?? null)),
      summary: last.summary,
      description: null,
      startedAt: first.at,
      endedAt: last.resolving ? last.at : null,
      saidAt: last.at,
      updates: updatesOf(items),
      impactedServices: [],
      statusChanges: [],
    },
    raw: items
      .toReversed()
      .map((item) => item.raw)
      .join('\n'),
  }
}

/** Each thing said once: of two items with the same time and text the worse one. */
function updatesOf(items: readonly RssItem[]): NormalUpdate[] {
  const updates = new Map<string, NormalUpdate>()
  for (const { at, text, severity } of items) {
    const key = `${at} ${text}`
    updates.set(key, {
      observedAt: at,
      text,
      severity: worstSeverity([updates.get(key)?.severity ?? null, severity ?? null]),
    })
  }
  return [...updates.values()]
}
