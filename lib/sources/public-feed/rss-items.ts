/** Takes AWS's RSS feed apart into what it says about one service at one time. */
import { XMLParser } from 'fast-xml-parser'
import type { Instant } from '@/lib/domain/health-event'
import { type Severity, severityOfStatus } from '@/lib/domain/severity'
import { decodeBody } from './decode'
import { instantOf, isPlausible } from './epoch'
import { saysResolved, usableKey } from './event-parts'
import { type Body, looksLikeHtml, unreadableAnswer } from './json'
import { instantOfPubDate } from './pub-date'
import { storableText } from './storable-text'
import { UnreadableItem, type UnreadableReport } from './unreadable'

/** One item of the feed. */
export interface RssItem {
  upstreamService: string
  at: Instant
  /** The title without the prefix that tells the status. */
  summary: string
  /** Null for what is over; undefined where the title neither says so nor has a prefix that is known. */
  severity: Severity | null | undefined
  resolving: boolean
  text: string
  /** The item's XML as received. */
  raw: string
}

/** Beginning of a title → the status it stands for (aws-facts.md); the last is from before 2022. */
const PREFIXES: readonly (readonly [RegExp, number])[] = [
  [/^\s*service is operating normally:\s*/i, 0],
  [/^\s*service impact:\s*/i, 1],
  [/^\s*service degradation:\s*/i, 2],
  [/^\s*service disruption:\s*/i, 3],
  [/^\s*informational message:\s*/i, 1],
]

const FIELDS = ['title', 'guid', 'pubDate', 'description']

/** Nothing of an item is interpreted at first, so that one that is broken costs itself only; entities never are. */
const FEED_PARSER = createParser(['rss.channel.item'])
const ITEM_PARSER = createParser(FIELDS.map((field) => `item.${field}`))

function createParser(stopNodes: string[]): XMLParser {
  return new XMLParser({ stopNodes, processEntities: false, parseTagValue: false, trimValues: false })
}

/**
 * The items of the feed as they come, newest first.
 * @throws {SourceError} of kind `parse` for a web page, an empty or a truncated feed, or XML that is not RSS
 */
export function parseRssItems(body: Body, now: Instant, report: UnreadableReport): RssItem[] {
  const items: RssItem[] = []
  for (const [index, inner] of itemsOf(body).entries()) {
    const raw = `<item>${inner}</item>`
    try {
      const item = readItem(raw, now)
      if (item.severity === undefined) {
        report.add(`item ${index + 1} of the RSS feed`, 'its title has no known status; the item is kept without', raw)
      }
      items.push(item)
    } catch (error) {
      const why = error instanceof UnreadableItem ? error.message : `it is not XML (${String(error)})`
      report.addLost(`item ${index + 1} of the RSS feed`, why, raw, null)
    }
  }
  return items
}

function itemsOf({ bytes, contentType, address }: Body): string[] {
  const text = decodeBody(bytes, contentType, address)
  const fail = (what: string, cause?: unknown) => unreadableAnswer(address, what, text, cause)
  if (text.trim() === '') throw fail('an empty body instead of RSS')
  if (looksLikeHtml(text)) throw fail('an HTML page instead of RSS')
  if (!/<rss[\s>]/.test(text.slice(0, 4096))) throw fail('text that is not RSS')
  if (!/<\/rss\s*>\s*$/.test(text.slice(-4096))) throw fail('RSS that is cut off')
  try {
    const channel = field(field(FEED_PARSER.parse(storableText(text)), 'rss'), 'channel')
    if (channel === undefined) throw new UnreadableItem('there is no channel')
    const items = field(channel, 'item') ?? []
    return (Array.isArray(items) ? items : [items]).map(String)
  } catch (cause) {
    throw fail('XML that cannot be read', cause)
  }
}

function readItem(raw: string, now: Instant): RssItem {
  const fields = field(ITEM_PARSER.parse(raw), 'item')
  const text = (name: string) => {
    const value = field(fields, name)
    return plainText(String((Array.isArray(value) ? value[0] : value) ?? ''))
  }
  const title = text('title')
  const prefix = PREFIXES.find(([pattern]) => pattern.test(title))
  // What AWS calls resolved is over, also under the prefix that it had before.
  const severity = saysResolved(title) ? null : prefix && severityOfStatus(prefix[1])
  const { upstreamService, epoch } = readGuid(text('guid'))
  return {
    upstreamService,
    at: itemTime(epoch, text('pubDate'), now),
    summary: prefix ? title.replace(prefix[0], '') : title,
    severity,
    resolving: severity === null,
    text: text('description'),
    raw,
  }
}

/** Takes `https://status.aws.amazon.com/#<service>_<epoch>` apart. */
function readGuid(guid: string): { upstreamService: string; epoch: string | null } {
  const match = /#([^#\s]+?)(?:_(-?\d+))?\s*$/.exec(guid)
  return { upstreamService: usableKey(match?.[1] ?? null), epoch: match?.[2] ?? null }
}

/** The guid's time, which is exact; the pubDate's where the guid has none. */
function itemTime(epoch: string | null, pubDate: string, now: Instant): Instant {
  if (epoch !== null) return instantOf(epoch, now, 'the time in its guid')
  const published = instantOfPubDate(pubDate)
  if (published !== null && isPlausible(published, now)) return published
  throw new UnreadableItem('neither its guid nor its pubDate tells a plausible time')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML content as text: CDATA as it stands, XML's own entities decoded once, anything else untouched. */
function plainText(xml: string): string {
  const text = xml.replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>|&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole: string, cdata?: string, decimal?: string, hex?: string, named?: string) => {
      if (cdata !== undefined) return cdata
      if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return point > 0x10ffff ? whole : String.fromCodePoint(point)
    },
  )
  return storableText(text)
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
