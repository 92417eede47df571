/** The text and the HTML of an e-mail: what they say, that nothing in them is markup of others, and that nothing is fetched. */
import { describe, expect, test } from 'vitest'
import { buildEmptyImpactView, buildImpactView, buildIncidentLine } from '@/lib/testing/build-impact-view'
import { mailHtml } from './mail-html'
import { mailText } from './mail-text'

const FACTS = { name: 'For the board', link: 'https://faultline.example.org/impact?period=2018-Q2&zone=UTC' }

describe('an e-mail', () => {
  test('says the letter, the figures, the worst incidents and where the rest stands, in both forms', () => {
    const view = buildImpactView()
    const text = mailText(view, FACTS)
    const html = mailHtml(view, FACTS)
    for (const said of [
      ...['For the board', 'Q2 2018 · All services, Regions and accounts'],
      ...view.letter.sentences,
      ...view.letter.unknowns.map((unknown) => `Not known: ${unknown}`),
      ...view.figures.flatMap(({ label, text: figure, change }) => [label, figure, change ?? '']),
      ...view.incidents.lines.map(({ title }) => title),
      'attached as a PDF',
      'Computed 2 Jul 2018, 08:00 UTC+2, with all accounts that Faultline knows.',
    ]) {
      expect(text).toContain(said)
      expect(html).toContain(said)
    }
    expect(text).toContain(FACTS.link)
    expect(html).toContain(`href="${FACTS.link.replace('&', '&amp;')}"`)
  })

  test('names ten incidents and counts the others', () => {
    const view = buildImpactView()
    const lines = Array.from({ length: 40 }, (_, index) => buildIncidentLine({ title: `Number ${index}.` }))
    const many = { ...view, incidents: { ...view.incidents, count: 512, lines } }
    for (const written of [mailText(many, FACTS), mailHtml(many, FACTS)]) {
      expect(written.match(/Number \d+\./g)).toHaveLength(10)
      expect(written).toContain('and 502 more')
    }
  })

  test('has no link where nobody knows the address, and no list where nothing happened', () => {
    const written = [mailText, mailHtml].map((write) => write(buildEmptyImpactView(), { ...FACTS, link: null }))
    for (const each of written) {
      expect(each).not.toMatch(/href|https?:|Incidents, worst|null|undefined|NaN/)
      expect(each).toContain('In Q2 2018 there was no incident.')
    }
  })

  test('takes nothing for markup, and fetches nothing', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&<script>'
    const view = buildImpactView({ about: evil })
    const lines = [buildIncidentLine({ title: evil, statusWord: evil })]
    const html = mailHtml(
      { ...view, letter: { sentences: [evil], unknowns: [evil] }, incidents: { ...view.incidents, lines } },
      { name: evil, link: 'https://faultline.example.org/?a="><script>' },
    )
    expect(html).not.toMatch(/<(img|script|link|iframe|object)/i)
    expect(html).not.toMatch(/url\(|@import|src=(?!x)/i)
    expect(html.match(/&lt;img src=x/g)?.length).toBeGreaterThan(4)
  })
})
