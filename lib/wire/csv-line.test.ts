/** Cells of CSV: numbers stay numbers, texts are never formulas. */
import { expect, test } from 'vitest'
import { csvLine } from './csv-line'

test('numbers stand as numbers, also below nought; texts that look like them are guarded', () => {
  expect(csvLine([-2, -0.5, 0, 61.25, null, '-2', '+1', '=1'])).toBe("-2,-0.5,0,61.25,,'-2,'+1,'=1\r\n")
})
