import { expect, it } from 'vitest'
import { unbroken } from './unbroken'

it('keeps figures with their units, and breaks elsewhere', () => {
  expect(unbroken('median 1 d 09 h, shortest 25 s')).toBe('median 1\u00a0d\u00a009\u00a0h, shortest 25\u00a0s')
  expect(unbroken('1 − 1 h 00 m ÷ 10 h 00 m; 31 % of 3 sums')).toBe(
    '1 − 1\u00a0h\u00a000\u00a0m ÷ 10\u00a0h\u00a000\u00a0m; 31\u00a0% of 3 sums',
  )
})
