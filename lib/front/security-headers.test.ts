/** The headers of every answer, and the policy of a page. */
import { describe, expect, it } from 'vitest'
import { ask, listenBehindFront, sendLines } from './testing/raw-request'

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': expect.stringContaining('camera=()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
}

const policyOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['content-security-policy'])
const directive = (policy: string, name: string) => policy.split('; ').find((each) => each.startsWith(`${name} `))

describe('every answer', () => {
  it.each([
    ['a page', '/', {}],
    ['the API', '/api/sources', {}],
    ['a static file', '/_next/static/chunks/a.js', {}],
    ['a refusal', '/', { Host: 'evil.example' }],
    ['a strange path', '//', {}],
  ])('%s carries them', async (_, path, headers) => {
    const port = await listenBehindFront()
    const answer = await ask(port, path, { headers })
    expect(answer.headers).toMatchObject({ ...ALWAYS, 'referrer-policy': 'same-origin' })
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  })

  it('also where Node itself would answer', async () => {
    const port = await listenBehindFront()
    for (const lines of [
      ['rubbish'],
      ['CONNECT x:1 HTTP/1.1', 'Host: x:1'],
      ['GET / HTTP/1.1'],
      ['GET / HTTP/1.1', 'Expect: x'],
    ]) {
      const answer = await sendLines(port, ...lines)
      for (const name of Object.keys(ALWAYS)) expect(answer.toLowerCase()).toContain(`\r\n${name}: `)
    }
  })

  it('holds browsers to https where a trusted proxy speaks it, and nowhere else', async () => {
    const headers = { 'X-Forwarded-Proto': 'https' }
    const behind = await listenBehindFront({ trusted: ['127.0.0.1'] })
    const answer = await ask(behind, '/', { headers })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    expect(policyOf(answer)).toMatch(/; upgrade-insecure-requests$/)
    const bare = await ask(await listenBehindFront(), '/', { headers })
    expect(bare.headers).not.toHaveProperty('strict-transport-security')
    expect(policyOf(bare)).not.toContain('upgrade-insecure-requests')
  })

  it('tells of a one-time link nothing but the host', async () => {
    const port = await listenBehindFront()
    expect((await ask(port, '/setup?token=x')).headers['referrer-policy']).toBe('strict-origin')
  })
})

describe('the policy of a page', () => {
  it('runs scripts by a nonce that the page is told and nobody can foresee', async () => {
    const port = await listenBehindFront()
    const nonces = new Set<string>()
    for (let i = 0; i < 20; i++) {
      const answer = await ask(port, '/')
      const { headers } = answer.seen()
      const nonce = headers['x-nonce'] ?? ''
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(directive(policyOf(answer), 'script-src')).toBe(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`)
      expect(headers['content-security-policy']).toBe(policyOf(answer))
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(20)
  })

  it('allows nothing that is unsafe but style attributes', async () => {
    const policy = policyOf(await ask(await listenBehindFront(), '/'))
    expect(policy.match(/[\w-]+ [^;]*unsafe[^;]*/g)).toEqual(["style-src-attr 'unsafe-inline'"])
    for (const [name, value] of Object.entries({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
    }))
      expect(directive(policy, name)).toBe(`${name} ${value}`)
  })

  it('lets what is no page do nothing at all', async () => {
    const port = await listenBehindFront()
    for (const path of ['/api/v1/events', '/_next/static/chunks/a.js'])
      expect(policyOf(await ask(port, path))).toMatch(/^default-src 'none';/)
  })
})
