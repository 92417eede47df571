/** What the buttons below a CSV file send. */
import { describe, expect, it } from 'vitest'
import { textKey } from '@/lib/domain/text-key'
import { csvForm, refuseWrongLines } from './csv-form'
import { readForm } from './form'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const CSV = 'account_id,team\n200000000001,Payments\n'

describe('a file', () => {
  it('is taken over as it was looked at, though the form breaks its lines anew', () => {
    const sent = { intent: 'apply', csv: CSV.replaceAll('\n', '\r\n'), seen: textKey(CSV) }
    expect(readForm(csvForm, formOf(sent))).toEqual({ intent: 'apply', csv: sent.csv })
  })

  it('is looked at again where it was changed since, or never looked at', () => {
    for (const seen of [{}, { seen: '' }, { seen: textKey(`${CSV}200000000002,Payments`) }])
      expect(readForm(csvForm, formOf({ intent: 'apply', csv: CSV, ...seen }))).toEqual({ intent: 'preview', csv: CSV })
  })

  it('has to be there, and short enough', () => {
    for (const csv of ['', 'x'.repeat(900_001)])
      expect(() => readForm(csvForm, formOf({ intent: 'preview', csv }))).toThrow(
        expect.objectContaining({ code: 'INVALID', fields: { csv: expect.any(String) } }),
      )
  })
})

it('is kept out by its first wrong line', () => {
  expect(() => refuseWrongLines([])).not.toThrow()
  const problems = [
    { line: 3, what: 'It is short.' },
    { line: 7, what: 'It is long.' },
  ]
  expect(() => refuseWrongLines(problems)).toThrow(
    expect.objectContaining({
      message: 'Line 3: It is short. Nothing was changed.',
      fields: { csv: '2 lines are wrong.' },
    }),
  )
})
