import { beforeEach, describe, expect, it } from 'vitest'
import { document, json } from '@/e2e/stand-in/documents'
import { pool } from '@/lib/db/pool'
import { NO_FILTER } from '@/lib/events/filter'
import { listEvents } from '@/lib/events/read'
import { readNow } from '@/lib/events/read-now'
import { listSourceDetails, listSources, readFreshness } from '@/lib/source-health/read'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { withStatusFeed } from '@/lib/testing/status-feed'
import { pollCatalogue } from './poll-catalogue'
import { pollCurrent } from './poll-current'
import { pollHistory } from './poll-history'
import { pollRss } from './poll-rss'

withDatabase()
const feed = withStatusFeed()
beforeEach(ensureSources)

const START = Math.floor(Date.now() / 1_000) - 3_600

function payload(overrides: Record<string, unknown> = {}) {
  const code = 'AWS_STS_OPERATIONAL_ISSUE'
  return {
    date: String(START),
    arn: `arn:aws:health:us-west-2::event/STS/${code}/${code}_1`,
    region_name: 'Oregon',
    status: '2',
    service: 'sts-us-west-2',
    service_name: 'AWS Security Token Service',
    summary: 'Tokens are issued slowly',
    event_log: [{ summary: 'Tokens are issued slowly', message: 'We look into it.', status: 2, timestamp: START }],
    impacted_services: { 'sts-us-west-2': { service_name: 'AWS Security Token Service', current: '2', max: '2' } },
    ...overrides,
  }
}

const stored = async () => (await listEvents(NO_FILTER, { limit: 200, cursor: null }, null)).data
const source = async (id: string) => (await listSources(null)).find((each) => each.id === id)

describe('polling', () => {
  it('brings what AWS lists, and what it says later, onto the timeline', async () => {
    feed.current = json([payload()])
    await pollCurrent()
    expect(await stored()).toMatchObject([
      { service: 'sts', region: 'us-west-2', status: 'open', severity: 'degradation' },
    ])
    const log = [
      ...payload().event_log,
      { summary: 'Done', message: 'All is well.', status: 0, timestamp: START + 600 },
    ]
    feed.current = json([
      payload({ status: '0', summary: '[RESOLVED] Tokens', event_log: log, end_time: String(START + 600) }),
    ])
    await pollCurrent()
    expect(await stored()).toMatchObject([
      { status: 'closed', severity: null, updates: [{ text: 'We look into it.' }, { text: 'All is well.' }] },
    ])
    expect((await readNow(null)).openCount).toBe(0)
  })

  it('says when it last looked, and that the record is complete', async () => {
    feed.history = json({ 'sts-us-west-2': [payload()] })
    await Promise.all([pollCurrent(), pollHistory()])
    expect(await source('public-feed')).toMatchObject({ state: 'ok', backfillComplete: true, lastError: null })
    expect(await source('rss')).toMatchObject({ state: 'off' })
    expect((await readFreshness(null)).troubles).toEqual([])
  })

  it('asks only whether something changed', async () => {
    feed.current = json([payload()], { headers: { etag: '"1"' } })
    await pollCurrent()
    await pollCurrent()
    const details = (await listSourceDetails(null)).find(({ id }) => id === 'public-feed')
    expect(details?.pollRuns.map(({ outcome, eventsRead }) => [outcome, eventsRead])).toEqual([
      ['complete', 0],
      ['complete', 1],
    ])
  })

  it('takes the history from another host when the first fails', async () => {
    feed.history = json({}, { status: 503 })
    await pollHistory()
    expect(feed.requests.filter((path) => path.startsWith('/history'))).toEqual(['/history?host=1', '/history?host=2'])
    expect(await source('public-feed')).toMatchObject({
      state: 'failing',
      backfillComplete: false,
      lastError: expect.stringContaining('503'),
    })
  })

  it('stores the catalogue', async () => {
    feed.catalogue = json([
      {
        service: 'sts-us-west-2',
        service_name: 'AWS Security Token Service',
        region_id: 'us-west-2',
        region_name: 'Oregon',
        launch_date: 1,
      },
    ])
    await pollCatalogue()
    await pollCatalogue()
    const { rows } = await pool().query('SELECT upstream_service, service, region FROM service_catalog')
    expect(rows).toEqual([{ upstream_service: 'sts-us-west-2', service: 'sts', region: 'us-west-2' }])
    expect((await pool().query('SELECT name FROM region')).rows).toEqual([{ name: 'Oregon' }])
  })

  it('reads the RSS feed while the JSON fails, and makes one event of both', async () => {
    feed.current = json([], { status: 500 })
    const item = `<item><title>Service degradation: Tokens are issued slowly</title><guid>https://status.aws.amazon.com/#sts-us-west-2_${START}</guid><description>We look into it.</description></item>`
    feed.rss = document(`<rss version="2.0"><channel>${item}</channel></rss>`)
    await pollCurrent()
    await pollRss()
    expect(await stored()).toMatchObject([
      { arn: null, service: 'sts', status: 'open', sightings: [{ source: 'rss' }] },
    ])
    expect(await source('rss')).toMatchObject({ state: 'ok' })
    feed.current = json([payload()])
    await pollCurrent()
    const events = await stored()
    expect(events).toHaveLength(1)
    expect(events).toMatchObject([{ arn: payload().arn, updates: [{ text: 'We look into it.' }] }])
    expect(await source('rss')).toMatchObject({ state: 'off', lastError: null })
  })
})

describe('a bad answer', () => {
  beforeEach(async () => {
    feed.current = json([payload()])
    await pollCurrent()
  })

  it.each([
    ['an HTML page', document('<html><body>Sorry</body></html>', { headers: { 'Content-Type': 'text/html' } }), /HTML/],
    ['truncated JSON', document('[{"date":"1'), /JSON/i],
    ['not a list', json({ error: 'x' }), /list/i],
    ['an error', json([], { status: 500 }), /500/],
    ['a refusal', json([], { status: 403 }), /403/],
    ['a dropped connection', json([payload()], { breakAfter: 40 }), /closed|broke|lost|connection/i],
    ['wrong encoding', document(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41])), /./],
    ['nothing', document(''), /./],
  ])('(%s) fails the poll in words, and changes nothing that is stored', async (_name, answer, words) => {
    const before = await stored()
    feed.current = answer
    await pollCurrent()
    const { state, lastError, lastCompletePollAt } = (await source('public-feed')) ?? {}
    expect({ state, lastCompletePollAt }).toEqual({ state: 'failing', lastCompletePollAt: null })
    expect(lastError).toMatch(words)
    const after = await stored()
    expect(after).toEqual(before)
    feed.current = json([payload()])
    await pollCurrent()
    expect(await source('public-feed')).toMatchObject({ lastError: null })
  })

  it.each([
    ['an unknown status', payload({ arn: 'arn:aws:health:us-west-2::event/A/B/C_2', status: '9' })],
    ['an absurd date', payload({ arn: 'arn:aws:health:us-west-2::event/A/B/C_2', date: '99999999999999' })],
    ['a negative date', payload({ arn: 'arn:aws:health:us-west-2::event/A/B/C_2', date: '-1' })],
    ['no event at all', 'nonsense'],
  ])('(%s) in one event leaves the others, and is said and kept', async (_name, bad) => {
    feed.current = json([bad, payload({ summary: 'Changed' })])
    await pollCurrent()
    expect(await stored()).toMatchObject([{ summary: 'Changed' }])
    expect((await source('public-feed'))?.lastError).toMatch(/could not be read/i)
    const details = (await listSourceDetails(null)).find(({ id }) => id === 'public-feed')
    expect(details?.unreadable).toHaveLength(1)
    expect((await pool().query('SELECT listed FROM sighting')).rows).toEqual([{ listed: true }])
  })

  it('is still said while the same document stands', async () => {
    feed.current = json([payload({ status: '9' })], { headers: { etag: '"bad"' } })
    await pollCurrent()
    await pollCurrent()
    expect((await source('public-feed'))?.lastError).toMatch(/could not be read/i)
  })

  it('with characters that PostgreSQL cannot hold is stored without them', async () => {
    feed.current = json([
      payload({ summary: 'a\u0000b', event_log: [{ message: 'x\ud800y\u0000', status: 1, timestamp: START }] }),
    ])
    await pollCurrent()
    expect(await source('public-feed')).toMatchObject({ lastError: null })
    expect((await stored())[0]?.summary).toBe('ab')
  })
})
