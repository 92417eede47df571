/** Whatever a link to /sign-in carries, nobody is sent to another site by it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeNextPath } from './next-path'

const ORIGIN = 'http://127.0.0.1:3000'

describe('safeNextPath', () => {
  it.each(['/', '/sources', '/?service=iam&status=open', '/settings/account#sessions', '/?q=a%2F%2Fb', '/?next=//x'])(
    'keeps %s',
    (path) => expect(safeNextPath(path)).toBe(path),
  )

  it.each([
    undefined,
    null,
    ['/sources', '/'],
    '',
    'sources',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    '/sources\r\nSet-Cookie: a=b',
    '/sign-in',
    '/sign-in/second-step?next=/',
    '/setup?token=x',
    '/api/auth/sign-out',
    '/x/../api/live',
    `/${'x'.repeat(2_000)}`,
  ])('sends %j to the timeline', (path) => expect(safeNextPath(path)).toBe('/'))

  it('stays on our own origin, and changes nothing when asked twice', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      '\t',
      'evil.example',
      'https:',
    )
    const wild = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((parts) => `/${parts.join('')}`),
    )
    fc.assert(
      fc.property(wild, (wanted) => {
        const path = safeNextPath(wanted)
        expect(path).toMatch(/^\/(?!\/|\\)/)
        expect(path).not.toMatch(/[\r\n]/)
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN)
        expect(safeNextPath(path)).toBe(path)
      }),
      { numRuns: 3_000 },
    )
  })
})
