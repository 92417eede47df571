/** What a post-mortem says from facts, rendered as notes are: no word from outside becomes markup, and none is too costly. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeFacts } from '@/lib/domain/postmortem/facts/compose'
import { asMarkdown } from '@/lib/domain/postmortem/facts/outside-text'
import {
  buildFactsIncident,
  buildFactsNote,
  buildFactsUpdate,
  buildMaterial,
} from '@/lib/domain/postmortem/facts/testing/build-material'
import { isCostlyMarkdown } from './note-cost'
import { noteHtml } from './note-html'

const MARKUP = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '```',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '|',
    '\\',
    '&',
    '#',
    '-',
    '+',
    '=',
  ],
  ...['<b>', '</b>', '<script>', '&amp;', '&#42;', '[a](b)', '![a](b)', '[^1]', '[x]', 'http://a.b', 'HTTPS://a.b/c_d'],
  ...[
    'www.a.b',
    'WWW.a.b',
    'm@a.b',
    'mailto:m@a.b',
    'xmpp:m@a.b',
    '1.',
    '1)',
    '- [ ]',
    '|-|',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '---',
  ],
  ...['a', 'word', ' ', '.', '一', 'é', '😀', '\u0000', '\uD83D', '\uE000', '0\uE001'],
]
const hostile = fc.array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ maxLength: 4 })), { maxLength: 30 })

/** The words that a browser would show. */
function shownIn(html: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
  return html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity)
}

describe('a word from outside', () => {
  it('is shown as it is, in one paragraph, without any markup', () => {
    fc.assert(
      fc.property(hostile, (pieces) => {
        const given = pieces.join('')
        const html = noteHtml(asMarkdown(given), [])
        const inner = html.replace(/^<p>/, '').replace(/<\/p>$/, '')
        expect(inner).not.toMatch(/<[^>]*>/)
        const words = (text: string) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\uE000\uE001\s]+/gu, ' ').trim()
        expect(words(shownIn(html))).toBe(words(Buffer.from(given).toString()))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('composed parts', () => {
  const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? []
  const composed = (text: string) => {
    const [event] = buildFactsIncident().events
    const incident = buildFactsIncident({
      title: text,
      owner: { name: text },
      acknowledgedBy: text,
      responders: [{ name: text }],
      services: [{ service: 'x', name: text }],
      events: event === undefined ? [] : [{ ...event, serviceName: text, sources: [text] }],
      updates: [buildFactsUpdate({ text: `Text: ${text}` })],
      notes: [buildFactsNote({ body: `Note ${text}`, author: { name: text } })],
    })
    return composeFacts(buildMaterial({ incident }))
  }

  it('have the same tags whatever is said, and no link', () => {
    const plain = composed('word')
    fc.assert(
      fc.property(hostile, (pieces) => {
        for (const [key, body] of Object.entries(composed(pieces.join('')))) {
          const tags = tagsOf(noteHtml(body, []))
          expect(tags.some((tag) => tag.startsWith('<a'))).toBe(false)
          expect(tags).toEqual(tagsOf(noteHtml(plain[key as keyof typeof plain] ?? '', [])))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of 500 updates and 200 notes are not too costly to be rendered', () => {
    const updates = Array.from({ length: 500 }, (_, index) =>
      buildFactsUpdate({
        observedAt: new Date(Date.parse('2018-05-07T15:50:00Z') + index * 1_000).toISOString(),
        text: `<p>[${index}] Between 7:1${index % 10} AM and 8:20 AM PDT calls to <b>us_east_1</b> failed, see https://a.b/${index}.</p>`,
      }),
    )
    const notes = Array.from({ length: 200 }, (_, index) =>
      buildFactsNote({ id: `${index}`, body: `* Note **${index}**` }),
    )
    const facts = composeFacts(buildMaterial({ incident: buildFactsIncident({ updates, notes }) }))
    for (const body of Object.values(facts)) expect(isCostlyMarkdown(body)).toBe(false)
  })
})
