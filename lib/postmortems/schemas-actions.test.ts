/** What requests about actions may hold. */
import { describe, expect, it } from 'vitest'
import { actionPatch, newAction } from './schemas-actions'

describe('a request', () => {
  const read = (body: unknown) => newAction.safeParse(body).success
  const patch = (body: unknown) => actionPatch.safeParse(body)

  it('refuses what cannot be stored, and cleans what can', () => {
    expect(read({ title: '  ', type: 'prevent' })).toBe(false)
    expect(read({ title: 'x'.repeat(201), type: 'prevent' })).toBe(false)
    expect(read({ title: 'x' })).toBe(false)
    expect(read({ title: 'x', type: 'prevent', surprise: 1 })).toBe(false)
    expect(newAction.parse({ title: ' a\u0000b\n c \ud800 ', type: 'detect' }).title).toBe('ab c \ufffd')
    expect(patch({ version: 0, detail: 'x'.repeat(200_001) }).success).toBe(false)
    expect(patch({ version: -1 }).success).toBe(false)
    expect(patch({}).success).toBe(false)
    expect(patch({ version: 1 }).success).toBe(true)
  })

  it.each(['1999-12-31', '2026-02-28', null])('takes the day %s', (dueOn) =>
    expect(patch({ version: 0, dueOn }).success).toBe(true),
  )
  it.each(['2026-02-30', '26-02-28', '2026-2-8', '', 'tomorrow', 5])('refuses the day %s', (dueOn) =>
    expect(patch({ version: 0, dueOn }).success).toBe(false),
  )

  it.each(['https://example.org/a?b#c', 'http://127.0.0.1:1/', null])('takes the link %s', (link) =>
    expect(patch({ version: 0, link }).success).toBe(true),
  )
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    ' JavaScript:alert(1)',
    'https:example.org',
    'ftp://example.org',
    '//example.org',
    'https://user:pass@example.org',
    'https://',
  ])('refuses the link %s', (link) => expect(patch({ version: 0, link }).success).toBe(false))
})
