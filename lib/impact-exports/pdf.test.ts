/** The letter as a PDF: two pages, whatever it is made of, read back as a viewer reads it. */
import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { CLOCKS } from '@/lib/impact/filter'
import { readPdf } from '@/lib/pdf/test-read-pdf'
import { buildEmptyImpactView, buildImpactView, buildIncidentLine } from '@/lib/testing/build-impact-view'
import { letterPdf } from './pdf'
import { clockTitle } from './words'

const FACTS = { name: null, address: 'https://faultline.example.org/impact?period=2018-Q2&zone=UTC' }
const A4 = { width: 595.28, height: 841.89 }

async function written(view = buildImpactView(), facts: Parameters<typeof letterPdf>[1] = FACTS) {
  const file = await letterPdf(view, facts)
  const { KEEP_PDF } = process.env
  if (KEEP_PDF)
    await writeFile(`${KEEP_PDF}/${expect.getState().currentTestName?.replaceAll(/\W+/g, '-')}.pdf`, Buffer.from(file))
  return readPdf(file)
}

/** What stands outside the paper or its margins. */
function outside({ placed }: Awaited<ReturnType<typeof written>>): string[] {
  return placed
    .filter(({ x, y, width }) => x < 40 || x + width > A4.width - 40 || y < 20 || y > A4.height - 40)
    .map(({ text }) => text)
}

describe('a letter', () => {
  test('says on two pages what the view says', async () => {
    const view = buildImpactView()
    const read = await written(view)
    expect(read.pages).toBe(2)
    expect(read.isTagged).toBe(true)
    expect(read.language).toBe('en')
    expect(read.title).toBe('Impact summary, Q2 2018: All services, Regions and accounts')
    const flat = read.text.replaceAll(/\s+/g, ' ')
    for (const sentence of [...view.letter.sentences, ...view.letter.unknowns]) expect(flat).toContain(sentence)
    for (const { label, text } of view.figures) {
      expect(flat).toContain(label)
      expect(flat).toContain(text)
    }
    for (const { title } of view.formulas) expect(flat).toContain(`${title}.`)
    for (const words of ['1 Apr 2018 to 30 Jun 2018, days of Europe/Berlin', '2 Jul 2018, 08:00 UTC+2', 'Page 1 of 2'])
      expect(flat).toContain(words)
    for (const words of ['Confirmed', 'Reported', 'Inferred', '20 h 04 m', 'Payments', 'Time to recover', 'SEV2'])
      expect(flat).toContain(words)
    expect(flat).toContain('14/1/197')
    expect([...read.roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'P']))
    expect(outside(read)).toEqual([])
  })

  test('of nothing says so and draws no figure that is none', async () => {
    const read = await written(buildEmptyImpactView())
    expect(read.pages).toBe(2)
    expect(read.text).toContain('In Q2 2018 there was no incident.')
    expect(read.text).toContain('None is known.')
    expect(read.text).toContain('None is known to have been hit.')
    expect(read.text).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  test('of 500 incidents names those that fit, and counts the others', async () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      buildIncidentLine({ id: String(index), title: `Incident number ${index}, of many` }),
    )
    const view = buildImpactView()
    const read = await written({ ...view, incidents: { ...view.incidents, count: 500, lines } })
    expect(read.pages).toBe(2)
    const named = lines.filter(({ title }) => read.text.includes(title)).length
    expect(named).toBeGreaterThan(10)
    expect(read.text.replaceAll(/\s+/g, ' ')).toContain(`and ${500 - named} more incidents in Faultline: https://fault`)
    expect(outside(read)).toEqual([])
  })

  test('cuts what is too long, and draws any script', async () => {
    const long = 'Wartungsfensterüberschreitungsbenachrichtigung '.repeat(12)
    const view = buildImpactView()
    const names = [long, '身份验证服务中断，东京与首尔受到影响', 'Служба проверки подлинности', 'خدمة المصادقة']
    const lines = names.map((title, index) => buildIncidentLine({ id: String(index), title, services: [title] }))
    const top = names.map((name) => ({ id: name, name, minutes: 90_000, incidents: 3, accountMinutes: null }))
    const read = await written({
      ...{ ...view, about: long, services: { top, count: 4 }, teams: { top, count: 4 } },
      incidents: { ...view.incidents, lines },
      letter: {
        sentences: [long, ...names],
        unknowns: Array.from({ length: 9 }, (_, i) => `${i}: ${long.slice(0, 200)}`),
      },
    })
    expect(read.pages).toBe(2)
    expect(outside(read)).toEqual([])
    for (const name of names.slice(1, 3)) expect(read.text).toContain(name)
    expect(read.text).toContain('…')
    expect(read.text).toContain('3 more unknowns stand on the page.')
  })

  test('hatches the time of which there is no record, and says so', async () => {
    const unrecorded = [{ from: '2018-03-31T22:00:00.000Z', to: '2018-04-20T00:00:00.000Z' }]
    const read = await written(buildImpactView({ unrecorded }))
    expect(read.text).toContain('Hatched: no whole record of that time.')
  })

  test('takes what nobody can tell for no zero', async () => {
    const view = buildEmptyImpactView()
    const { text } = await written({ ...view, touch: { ...view.touch, directoryAccounts: 0 } })
    expect(text).toContain('Not known: no account is.')
    expect(text).not.toContain('0 m')
  })

  test('of a time without any record has no nought', async () => {
    const view = buildEmptyImpactView()
    const figures = view.figures.map((figure) => ({ ...figure, value: null, text: 'not known' }))
    const { text } = await written({ ...view, isKnown: false, figures })
    expect(text).not.toContain('0 m')
    expect(text.match(/not known/g)).toHaveLength(figures.length)
    for (const clock of CLOCKS) expect(text).toContain(`${clockTitle(clock)} – –`)
    expect(text).toContain('Not known: nothing of this time is on record.')
  })

  test('of a period that is not over says so', async () => {
    const view = buildImpactView()
    const read = await written({ ...view, asOf: '2018-05-20T06:00:00.000Z', period: { ...view.period, isOver: false } })
    expect(read.text).toContain('Q2 2018 so far')
  })
})
