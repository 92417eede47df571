/** Due days in words. */
import { describe, expect, it } from 'vitest'
import { dueWords } from './due-words'

describe('a due day', () => {
  it('is told from today', () => {
    const words = (dueOn: string) => dueWords(dueOn, '2026-05-10', false)
    expect(words('2026-05-09')).toBe('1 day overdue')
    expect(words('2025-05-10')).toBe('365 days overdue')
    expect(words('2026-05-10')).toBe('due today')
    expect(words('2026-05-11')).toBe('due tomorrow')
    expect(words('2026-05-24')).toBe('due in 14 days')
    expect(words('2026-05-25')).toBe('due 25 May 2026')
  })

  it('of what is settled is never overdue', () => {
    expect(dueWords('2026-05-09', '2026-05-10', true)).toBe('was due 9 May 2026')
    expect(dueWords('2026-05-12', '2026-05-10', true)).toBe('due 12 May 2026')
  })
})
