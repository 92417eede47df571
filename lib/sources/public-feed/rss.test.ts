import { describe, expect, it } from 'vitest'
import { SourceError } from '@/lib/errors'
import { readRss } from './read-rss'
import { parseRss } from './rss-events'
import { bodyOf, NOW, START } from './test-payloads'
import { ok, startTestServer } from './test-server'
import { createUnreadableReport } from './unreadable'

const AT = START * 1000
const HOUR = 3600

interface ItemFields {
  title?: string
  at?: number
  service?: string
  guid?: string
  pubDate?: string
  description?: string
}

function item({ title = 'Service impact: Slow answers', at = 0, service = 'iam', ...rest }: ItemFields = {}): string {
  const guid = rest.guid ?? `https://status.aws.amazon.com/#${service}_${START + at}`
  return `<item>
    <title><![CDATA[${title}]]></title><link>https://status.aws.amazon.com/</link>
    <pubDate>${rest.pubDate ?? 'Mon, 01 Jun 2026 03:00:00 PDT'}</pubDate>
    <guid isPermaLink="false">${guid}</guid>
    <description>${rest.description ?? `<![CDATA[Said ${at} s after.]]>`}</description>
  </item>`
}

const feed = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title><![CDATA[Status]]></title>${items.join('\n')}</channel></rss>\n`

function parse(content: string | Uint8Array) {
  const report = createUnreadableReport()
  const observed = parseRss(bodyOf(content), NOW, report)
  return { observed, events: observed.map(({ event }) => event), unreadable: report.lines() }
}

describe('the RSS feed', () => {
  it('gives one event of the items of one service, newest first in the feed, oldest first in the event', () => {
    const newer = item({ at: HOUR, title: 'Service disruption: No answers' })
    const { events, observed, unreadable } = parse(feed(newer, item()))
    expect(events).toMatchObject([
      {
        arn: null,
        service: 'iam',
        region: 'global',
        status: 'open',
        severity: 'disruption',
        peakSeverity: 'disruption',
        summary: 'No answers',
        startedAt: AT,
        endedAt: null,
        saidAt: AT + HOUR * 1000,
        updates: [
          { observedAt: AT, text: 'Said 0 s after.', severity: 'informational' },
          { observedAt: AT + HOUR * 1000, text: `Said ${HOUR} s after.`, severity: 'disruption' },
        ],
      },
    ])
    expect(observed[0]?.raw.startsWith(newer)).toBe(true)
    expect(unreadable).toEqual([])
  })

  it.each([
    ['Service impact: x', 'informational'],
    ['Service degradation: x', 'degradation'],
    ['Service disruption: x', 'disruption'],
    ['Informational message: x', 'informational'],
  ])('reads the severity of %s', (title, severity) => {
    expect(parse(feed(item({ title }))).events).toMatchObject([{ severity, summary: 'x' }])
  })

  it('closes an event on [RESOLVED] and begins another with what comes after', () => {
    const resolved = item({ at: HOUR, title: 'Service is operating normally: [RESOLVED] Slow answers' })
    const { events } = parse(feed(item({ at: 2 * HOUR }), resolved, item()))
    expect(events).toMatchObject([
      {
        status: 'closed',
        severity: null,
        startedAt: AT,
        endedAt: AT + HOUR * 1000,
        summary: '[RESOLVED] Slow answers',
      },
      { status: 'open', severity: 'informational', startedAt: AT + 2 * HOUR * 1000, endedAt: null },
    ])
  })

  it.each(['Service disruption: [RESOLVED] x', 'Informational message: [RESOLVED] x', '[解決済み] x | [RESOLVED] x'])(
    'takes no severity from %s',
    (title) => {
      const { events, unreadable } = parse(feed(item({ at: HOUR, title }), item()))
      expect(events).toMatchObject([
        {
          status: 'closed',
          severity: null,
          peakSeverity: 'informational',
          updates: [{ severity: 'informational' }, { severity: null }],
        },
      ])
      expect(unreadable).toEqual([])
    },
  )

  it('begins another event after more than 24 hours, not after 24', () => {
    expect(parse(feed(item({ at: 24 * HOUR }), item())).events).toHaveLength(1)
    expect(parse(feed(item({ at: 24 * HOUR + 1 }), item())).events).toHaveLength(2)
  })

  it('keeps services and Regions apart', () => {
    const { events } = parse(feed(item({ service: 'sts-us-west-2' }), item({ service: 'sts-eu-west-1' }), item()))
    expect(events.map(({ service, region }) => `${service} ${region}`)).toEqual([
      'iam global',
      'sts eu-west-1',
      'sts us-west-2',
    ])
  })

  it('does not depend on the order of the items, nor tears one second apart', () => {
    const items = [
      item({ at: HOUR, title: 'Service is operating normally: [RESOLVED] x' }),
      item({ at: HOUR, description: 'last words' }),
      item(),
      item(),
    ]
    const { events } = parse(feed(...items))
    expect(events).toMatchObject([{ status: 'closed', updates: { length: 3 } }])
    expect(parse(feed(...items.toReversed())).events).toEqual(events)
  })

  it('leaves CDATA as it is, decodes XML entities once and expands no others', () => {
    const texts = [
      ['<![CDATA[ <a href="x">A &amp; B</a> ]]>', ' <a href="x">A &amp; B</a> '],
      ['a &lt;b&gt; &amp;amp; &#233;&#x1F300; &nbsp;', 'a <b> &amp; é🌀 &nbsp;'],
      ['x <b>nested</b><![CDATA[ y </item> z ]]>', 'x <b>nested</b> y </item> z '],
      ['&#0;&#xD800;&#x110000;', '\uFFFD&#x110000;'],
      ['', ''],
    ]
    for (const [description, text] of texts) {
      expect(parse(feed(item({ description: description ?? '' }))).events).toMatchObject([{ updates: [{ text }] }])
    }
    const bomb = feed(item({ description: '&lol;' })).replace('<rss', '<!DOCTYPE rss [<!ENTITY lol "lol">]>\n<rss')
    expect(parse(bomb).events).toMatchObject([{ updates: [{ text: '&lol;' }] }])
  })

  it('takes pubDate only where the guid has no time', () => {
    const guid = 'https://status.aws.amazon.com/#iam'
    expect(parse(feed(item({ guid, pubDate: 'Mon, 01 Jun 2026 03:30:00 PDT' }))).events[0]?.startedAt).toBe(
      AT + 1_800_000,
    )
    expect(parse(feed(item({ pubDate: 'nonsense' }))).events[0]?.startedAt).toBe(AT)
  })

  it('skips bad items, says which and why, and reads the others', () => {
    const { events, unreadable } = parse(
      feed(
        item(),
        item({ guid: 'no service here' }),
        item({ guid: 'https://status.aws.amazon.com/#iam_-5' }),
        item({ guid: 'https://status.aws.amazon.com/#iam', pubDate: 'soon' }),
        item({ service: 'kms', title: 'Odd words' }),
      ),
    )
    expect(events.map(({ service, severity }) => [service, severity])).toEqual([
      ['iam', 'informational'],
      ['kms', null],
    ])
    expect(unreadable.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'item 2 of the RSS feed: it names no service',
      expect.stringMatching(/^item 3 of the RSS feed: the time in its guid "-5".* is before 2006/),
      'item 4 of the RSS feed: neither its guid nor its pubDate tells a plausible time',
      'item 5 of the RSS feed: its title has no known status; the item is kept without',
    ])
    expect(unreadable[0]?.received).toContain('no service here')
    expect(unreadable.map(({ lost }) => lost)).toEqual([{ arn: null }, { arn: null }, { arn: null }, null])
  })

  it('may be empty', () => {
    expect(parse(feed()).events).toEqual([])
  })

  it.each([
    ['', 'an empty body instead of RSS'],
    ['<!DOCTYPE html><html></html>', 'an HTML page instead of RSS'],
    ['{"message":"gone"}', 'text that is not RSS'],
    ['<feed></feed>', 'text that is not RSS'],
    [feed(item()).slice(0, -40), 'RSS that is cut off'],
    [`${feed(item()).slice(0, 300)}</rss>`, 'XML that cannot be read'],
    ['<rss></rss>', 'XML that cannot be read'],
  ])('cannot be %j', (content, sentence) => {
    let error: unknown
    try {
      parse(content)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(SourceError)
    expect(error).toMatchObject({ kind: 'parse', message: `feed.example/list answered with ${sentence}` })
  })

  it('is fetched like the other documents', async () => {
    const { origin } = await startTestServer(ok(feed(item())))
    const reading = await readRss({ url: origin, cursor: {}, now: NOW })
    expect(reading).toMatchObject({ kind: 'read', items: [{ event: { service: 'iam' } }] })
    expect(await readRss({ url: origin, cursor: reading.cursor, now: NOW })).toMatchObject({ kind: 'unchanged' })
  })
})
