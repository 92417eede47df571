/** Where e-mail goes, as the environment says it, and how wrong values are told without their password. */
import { describe, expect, it } from 'vitest'
import { ConfigurationError, readConfiguration } from '../env.mjs'

const FROM = { FAULTLINE_MAIL_FROM: 'Faultline <faultline@example.org>' }

function problemsOf(env: Record<string, string>): string {
  try {
    readConfiguration(env, '/')
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
  return ''
}

const mailOf = (url: string, env: Record<string, string> = {}) =>
  readConfiguration({ ...FROM, ...env, FAULTLINE_SMTP_URL: url }).mail

describe('the server', () => {
  it('is none unless named', () => {
    expect(readConfiguration({}).mail).toBeNull()
    expect(readConfiguration(FROM).mail).toBeNull()
  })

  it('has a port of its protocol, and a user whose name and password may hold anything', () => {
    expect(mailOf('smtp://mira%40example.org:p%40ss%3A%2F%25@mail.example.org')).toEqual({
      host: 'mail.example.org',
      port: 587,
      beginsWithTls: false,
      requiresTls: true,
      user: 'mira@example.org',
      password: 'p@ss:/%',
      from: { name: 'Faultline', address: 'faultline@example.org' },
    })
    expect(mailOf('smtps://mail.example.org/')).toMatchObject({ port: 465, beginsWithTls: true, user: null })
    expect(mailOf('smtp://mail.example.org:2525')).toMatchObject({ port: 2525 })
    expect(mailOf('smtp://[::1]:25')).toMatchObject({ host: '::1', port: 25 })
  })

  it('is spoken to encrypted, unless it is this machine or somebody says otherwise', () => {
    const requires = (url: string, tls?: string) => mailOf(url, tls ? { FAULTLINE_SMTP_TLS: tls } : {})?.requiresTls
    expect(requires('smtp://mail.example.org')).toBe(true)
    expect(requires('smtp://localhost.example.org')).toBe(true)
    expect(requires('smtp://127.0.0.1')).toBe(false)
    expect(requires('smtp://[::1]')).toBe(false)
    expect(requires('smtp://localhost', 'required')).toBe(true)
    expect(requires('smtp://mail.example.org', 'optional')).toBe(false)
  })

  it.each([
    ...['http://u:hunter2@mail.example.org', 'smtp://u:hunter2@/', 'smtp://u:hunter2%@mail.example.org'],
    ...['smtp://u:hunter2@mail.example.org/path', 'smtp://u:hunter2@mail.example.org?tls=no', 'hunter2'],
  ])('is refused without a word of it: %s', (url) => {
    const problems = problemsOf({ ...FROM, FAULTLINE_SMTP_URL: url })
    expect(problems).toMatch(/^FAULTLINE_SMTP_URL cannot be used: /)
    expect(problems).not.toContain('hunter2')
  })
})

describe('the sender', () => {
  it('has a name, or that of the product', () => {
    const from = (text: string) => mailOf('smtp://localhost', { FAULTLINE_MAIL_FROM: text })?.from
    expect(from('ops@example.org')).toEqual({ name: 'Faultline', address: 'ops@example.org' })
    expect(from('"Ops, Berlin" <ops@example.org>')).toEqual({ name: 'Ops, Berlin', address: 'ops@example.org' })
    expect(from('Störungen <ops+aws@example.org>')).toEqual({ name: 'Störungen', address: 'ops+aws@example.org' })
  })

  it('must be told', () => {
    expect(problemsOf({ FAULTLINE_SMTP_URL: 'smtp://localhost' })).toMatch(/^FAULTLINE_MAIL_FROM is missing/)
  })

  it.each([
    'ops',
    'ops@',
    'a@b.org, c@d.org',
    'Ops <ops@example.org',
    'ops@example.org>',
    'x\r\nBcc: <a@b.org>',
    '<a b@c.d>',
  ])('is refused: %j', (from) => {
    const problems = problemsOf({ FAULTLINE_SMTP_URL: 'smtp://localhost', FAULTLINE_MAIL_FROM: from })
    expect(problems).toMatch(/^FAULTLINE_MAIL_FROM=".*" cannot be used: /)
  })
})
