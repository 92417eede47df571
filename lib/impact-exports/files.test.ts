/** Files of a summary that hold all of its incidents: what stands in a line, and that a long one needs little memory. */
import { describe, expect, test } from 'vitest'
import { buildIncidentLine } from '@/lib/testing/build-impact-view'
import { type CsvCell, csvLine } from '@/lib/wire/csv-line'
import { CSV_HEAD, csvCells } from './columns'
import { fileName } from './file-name'
import { fileDownload } from './request'
import { streamText } from './stream-text'

function cellOf(line: Parameters<typeof csvCells>[0], head: string): CsvCell | undefined {
  return csvCells(line)[CSV_HEAD.indexOf(head)]
}

describe('a line of the CSV', () => {
  test('has each clock and each certainty for itself, and nothing where nothing is known', () => {
    const line = buildIncidentLine()
    expect(csvCells(line)).toHaveLength(CSV_HEAD.length)
    expect(new Set(CSV_HEAD).size).toBe(CSV_HEAD.length)
    expect(cellOf(line, 'minutes_described')).toBe(61)
    expect(cellOf(line, 'minutes_observed')).toBeNull()
    expect(['confirmed', 'reported', 'inferred'].map((how) => cellOf(line, `accounts_${how}`))).toEqual([14, 1, 197])
    expect(cellOf(line, 'time_to_detect_minutes')).toBe(92.5)
    expect(cellOf({ ...line, reach: null }, 'accounts_confirmed')).toBeNull()
    expect(cellOf({ ...line, services: ['IAM', 'STS'], serviceCount: 120 }, 'services')).toBe('IAM; STS; and 118 more')
    expect(cellOf({ ...line, minutes: 0 }, 'minutes')).toBe(0)
  })

  test('calculates with what came before it was expected', () => {
    const { response } = buildIncidentLine()
    const line = buildIncidentLine({ response: { ...response, 'time-to-detect': -12.5 } })
    expect(csvLine(csvCells(line)).split(',')[CSV_HEAD.indexOf('time_to_detect_minutes')]).toBe('-12.5')
  })

  test('is no formula, whatever an incident is called', () => {
    for (const title of ['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', '"quoted", with comma']) {
      const written = csvLine(csvCells(buildIncidentLine({ title })))
      expect(written).not.toMatch(/,"?[=+@\t-]/)
      expect(written.endsWith('\r\n')).toBe(true)
    }
  })
})

describe('a stream', () => {
  test('is the text, made only as it is taken', async () => {
    let made = 0
    async function* parts() {
      for (; made < 100_000; made += 1) yield `${made}, ü\n`
    }
    const reader = streamText('test', parts()).getReader()
    const first = await reader.read()
    expect(made).toBeLessThan(20_000)
    const decoder = new TextDecoder()
    let text = decoder.decode(first.value, { stream: true })
    for (let next = await reader.read(); !next.done; next = await reader.read())
      text += decoder.decode(next.value, { stream: true })
    expect(text).toBe(Array.from({ length: 100_000 }, (_, index) => `${index}, ü\n`).join(''))
  })

  test('stops the making where nobody takes it any more', async () => {
    let isOver = false
    async function* parts() {
      try {
        while (true) yield 'x'.repeat(1_000)
      } finally {
        isOver = true
      }
    }
    const reader = streamText('test', parts()).getReader()
    await reader.read()
    await reader.cancel()
    await expect.poll(() => isOver, { timeout: 15_000 }).toBe(true)
  })
})

test('a file is named after its period', () => {
  expect(fileName({ key: '2018-Q2' }, 'pdf')).toBe('faultline-impact-2018-Q2.pdf')
  expect(fileName({ key: '2018-05-01..2018-05-07' }, 'csv')).toBe('faultline-impact-2018-05-01-to-2018-05-07.csv')
  const { headers } = fileDownload('x', { key: '2018' }, 'json')
  expect(headers.get('content-disposition')).toBe('attachment; filename="faultline-impact-2018.json"')
  expect(headers.get('cache-control')).toBe('no-store')
})
