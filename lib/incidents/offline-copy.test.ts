/** The offline copy: everything that is known stands in it, hostile text stays text, and it asks nobody for anything. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  buildIncidentEvent,
  buildIncidentNote,
  buildIncidentUpdate,
  buildIncidentView,
} from '@/lib/testing/build-incident-view'
import type { IncidentView } from './contract'
import { noteHtml } from './note-html'
import { type CopyFacts, offlineCopy } from './offline-copy'

const FACTS: CopyFacts = {
  now: Date.parse('2026-03-10T12:34:00Z'),
  address: 'https://faultline.example/incidents/5',
  freshness: { state: 'ok', partly: false, checkedAt: '2026-03-10T12:33:30.000Z', pollSeconds: 60, troubles: [] },
  reader: 'Mira',
  limitedTo: null,
}

const HOSTILE = `"'><script src=//evil.example/x.js></script><img src=x onerror=alert(1)><a href="javascript:alert(2)">x</a>&lt;b&gt;`

function fullIncident(text: string): IncidentView {
  const moment = { clock: 'described', from: '2018-05-07T14:19:00.000Z', to: '2018-05-07T15:20:00.000Z' } as const
  const window = {
    ...moment,
    observedId: null,
    service: null,
    region: null,
    confidence: 'high',
    superseded: false,
  } as const
  const by = { kind: 'person', id: 'm', name: text } as const
  return {
    ...buildIncidentView({
      title: text,
      description: text,
      descriptionHtml: noteHtml(text, []),
      severityRule: text,
      severityReason: text,
      owner: { id: 'm', name: text },
      team: { id: 't', name: text },
      responders: [{ id: 'm', name: text }],
      acknowledgedAt: '2018-05-07T15:55:00.000Z',
      acknowledgedBy: text,
      services: [{ service: text, name: text }],
      regions: [text],
      everywhere: true,
      partition: text,
      events: [
        buildIncidentEvent({
          arn: text,
          service: text,
          serviceName: text,
          region: text,
          summary: text,
          sources: [text],
        }),
        buildIncidentEvent({ id: '12', status: text, byHand: true, endedAt: null, endUnknown: true }),
      ],
      links: [{ eventId: '11', otherId: '12', rule: 'again', confidence: 'medium', sentence: text }],
      impactWindows: [
        { ...window, eventId: '11', sentence: text },
        { ...window, eventId: null, clock: 'observed', service: text, region: text, sentence: text, to: null },
      ],
      failure: {
        kinds: ['control-plane'],
        statements: [
          { works: false, words: text, regions: [text], sentence: text, eventId: '11', source: null },
          { works: true, words: text, regions: [], sentence: null, eventId: null, source: `javascript:${text}` },
          {
            works: true,
            words: 'Existing roles work.',
            regions: [],
            sentence: null,
            eventId: null,
            source: 'https://docs.aws.amazon.com/x',
          },
        ],
      },
      updates: [
        buildIncidentUpdate({ text: `<p>${text}</p><a href="javascript:alert(3)">here</a>`, severityChanged: true }),
        buildIncidentUpdate({
          eventId: '12',
          text,
          isWhole: true,
          parts: [
            { text, isNew: true },
            { text, isNew: false },
          ],
        }),
      ],
      notes: [
        buildIncidentNote({
          body: text,
          html: noteHtml(text, []),
          author: { kind: 'token', id: null, name: text },
          starred: true,
        }),
        buildIncidentNote({ id: '22', kind: 'mark', body: text, html: '' }),
      ],
      history: [
        {
          id: '1',
          at: '2018-05-07T16:00:00.000Z',
          occurredAt: '2018-05-07T15:59:00.000Z',
          by,
          what: 'title',
          sentence: text,
          undoable: true,
          undoneAt: '2018-05-07T16:01:00.000Z',
        },
      ],
      statusHistory: [{ status: 'acknowledged', at: '2018-05-07T15:55:00.000Z', by: text }],
      related: [{ id: '9', title: text, status: 'closed', severity: 'SEV4', reason: text }],
      merged: [{ id: '8', title: text, status: 'detected', severity: 'SEV3', reason: null }],
      leftOut: { events: 1, updates: 2, windows: 0, notes: 3, history: 4 },
    }),
    clocks: {
      spans: [],
      firstSaidAt: null,
      firstSeenAt: '2018-05-07T15:51:00.000Z',
      acknowledgedAt: '2018-05-07T15:55:00.000Z',
      mitigatedAt: null,
      resolvedAt: null,
      durations: [{ what: 'posting-delay', ms: 5_460_000, from: moment.from, to: moment.to, sentence: text }],
    },
  }
}

interface Tag {
  name: string
  attributes: [name: string, value: string][]
}

/** The elements of the file; fails where a `<` begins none, or an attribute has no quotes. */
function tagsOf(html: string): Tag[] {
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '').replace('<!doctype html>', '')
  const tags: Tag[] = []
  const rest = body.replace(/<\/?([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/g, (_, name, written) => {
    const attributes = [...String(written).matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)]
    tags.push({ name, attributes: attributes.map(([, key = '', value = '']) => [key, value]) })
    return ''
  })
  expect(rest).not.toMatch(/[<>]/)
  return tags
}

describe('hostile text', () => {
  const html = offlineCopy(fullIncident(HOSTILE), { ...FACTS, reader: HOSTILE, address: HOSTILE, limitedTo: 3 })
  const tags = tagsOf(html)

  it('brings no element, no handler and no style', () => {
    const names = new Set(tags.map(({ name }) => name))
    for (const name of ['script', 'img', 'iframe', 'object', 'form', 'input', 'link', 'base'])
      expect(names).not.toContain(name)
    const attributes = new Set(tags.flatMap((tag) => tag.attributes.map(([name]) => name)))
    expect([...attributes].filter((name) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([])
  })

  it('brings no address but http and https', () => {
    const links = tags.filter(({ name }) => name === 'a').flatMap(({ attributes }) => attributes)
    const addresses = links.filter(([name]) => name === 'href').map(([, value]) => value)
    expect(addresses).toContain('https://docs.aws.amazon.com/x')
    expect(addresses.filter((address) => /^\s*javascript:/i.test(address))).toEqual([])
  })

  it('can be read as it was written', () => {
    expect(html).toContain('&lt;script src=//evil.example/x.js&gt;')
    expect(html).toContain('<title>&quot;&#39;&gt;&lt;script')
  })
})

describe('the file', () => {
  const html = offlineCopy(fullIncident('plain words'), FACTS)

  it('asks nobody for anything: its policy lets its own style through alone', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'")
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
    expect(style).not.toMatch(/url\(|@import/)
  })

  it('says when it was made, for whom, how fresh it is, and in which zone', () => {
    expect(html).toContain('10 Mar 2026, 12:34 UTC')
    expect(html).toContain('10 Mar 2026, 12:33 UTC')
    expect(html).toContain('Made for Mira.')
    expect(html).toContain('All times are UTC')
    expect(html).toContain('href="https://faultline.example/incidents/5"')
  })

  it('says what it does not know and what it leaves out', () => {
    const told = offlineCopy(fullIncident('x'), { ...FACTS, freshness: null, limitedTo: 3 })
    expect(told).toContain('When AWS was last read is not known.')
    expect(told).toContain('who sees public events and those of 3 accounts')
    for (const words of ['1 further event', '2 earlier updates of AWS', '3 earlier notes', '4 earlier changes'])
      expect(told).toContain(words)
  })

  it.each([
    ...['Clocks', 'What worked, and what did not', 'Facts', 'What was said and done', 'Events (2)', 'Grouped because'],
    ...['Related incidents', 'History of the incident', 'likely', 'end unknown', 'placed by hand', '1 h 31 m'],
  ])('has %s', (words) => expect(html).toContain(words))

  it('goes by the clock of the lists, says which, and tells no time of a day that alone is known', () => {
    const impact = { clock: 'described' as const, from: '2018-05-07T14:19:00.000Z', to: '2018-05-07T15:20:00.000Z' }
    expect(offlineCopy(buildIncidentView({ impact }), FACTS)).toMatch(
      /14:19 UTC<\/time> to <time[^>]+>[^<]+<\/time> \(described\)/,
    )
    expect(offlineCopy(buildIncidentView({ impact: null }), FACTS)).toContain('no source names a time within the day')
  })

  it('is never green for what AWS did not end', () => {
    const unknown = offlineCopy(buildIncidentView({ status: 'detected', endUnknown: true, endedAt: null }), FACTS)
    expect(unknown).toContain('AWS never said that it ended')
    expect(/<p class="line"><span class="mark (\w+)"/.exec(unknown)?.[1]).toBe('unknown')
  })

  it('says how many accounts are touched, what AWS confirmed apart', () => {
    const reach = { confirmed: 2, reported: 0, inferred: 80, unknown: 3, touched: 82, total: 212 }
    const copy = offlineCopy(buildIncidentView({ reach, affectedAccountCount: 2 }), FACTS)
    expect(copy).toContain('1 event · touches 82 of 212 accounts</span>')
    expect(copy).toContain('>The incident touches 82 of 212 accounts: 2 named by AWS, 80 inferred, 3 unknown.<')
    const unnamed = { ...reach, confirmed: 0, touched: 80 }
    expect(offlineCopy(buildIncidentView({ reach: unnamed }), FACTS)).toContain(
      '>AWS named none. The incident touches 80 of 212 accounts: 80 inferred, 3 unknown.<',
    )
    expect(offlineCopy(buildIncidentView(), FACTS)).not.toContain('touches')
  })

  it('says so of an incident without events', () => {
    const own = offlineCopy(buildIncidentView({ events: [], eventCount: 0, updates: [], peakSeverity: null }), FACTS)
    expect(own).toContain('people opened it by hand')
    tagsOf(own)
  })
})
