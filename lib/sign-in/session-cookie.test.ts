/** Only a cookie that this installation signed names a session. */
import { beforeEach, describe, expect, it, vi } from 'vitest'

const TOKEN = 'a-token_of.a-session'
const KEY = 'a key for tests, long enough to be one'

/** The module as a process with this environment has it: settings are read once. */
async function underKey(key: string, url = '') {
  vi.resetModules()
  vi.stubEnv('FAULTLINE_SECRET_KEY', key)
  vi.stubEnv('FAULTLINE_URL', url)
  return import('./session-cookie')
}

let module: Awaited<ReturnType<typeof underKey>>
let cookie: string

beforeEach(async () => {
  module = await underKey(KEY)
  cookie = `${module.cookieSettings().name}=${encodeURIComponent(module.signSessionToken(TOKEN))}`
})

describe('readSessionToken', () => {
  it('finds the token among other cookies', () => {
    expect(module.readSessionToken(cookie)).toBe(TOKEN)
    expect(module.readSessionToken(`theme=dark; ${cookie};zone=UTC`)).toBe(TOKEN)
    expect(module.readSessionToken('')).toBeNull()
    expect(module.readSessionToken('theme=dark')).toBeNull()
    expect(module.readSessionToken(`x${cookie}`)).toBeNull()
  })

  it('refuses a token and a signature that were changed', () => {
    const { name } = module.cookieSettings()
    const signed = module.signSessionToken(TOKEN)
    const signature = signed.slice(TOKEN.length + 1)
    const forged = [
      `other${signed.slice(5)}`,
      `${TOKEN}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${TOKEN}.${signature.slice(0, 20)}`,
      `${TOKEN}.`,
      TOKEN,
      `.${signature}`,
      '',
    ]
    for (const value of forged) {
      expect(module.readSessionToken(`${name}=${encodeURIComponent(value)}`), value).toBeNull()
    }
    expect(module.readSessionToken(`${name}=%E0%A4%A`)).toBeNull()
  })

  it('refuses what another key signed', async () => {
    const other = await underKey('another key for tests, long enough too')
    expect(other.readSessionToken(cookie)).toBeNull()
  })

  it('goes by the first of two cookies of one name, as browsers send the nearer one first', () => {
    const { name } = module.cookieSettings()
    const second = `${name}=${encodeURIComponent(module.signSessionToken('second'))}`
    expect(module.readSessionToken(`${cookie}; ${second}`)).toBe(TOKEN)
    expect(module.readSessionToken(`${name}=forged; ${cookie}`)).toBeNull()
  })
})

describe('cookieSettings', () => {
  it('marks the cookie as secure where the address is', async () => {
    expect(module.cookieSettings()).toMatchObject({ name: 'faultline.session_token', secure: false })
    const { cookieSettings } = await underKey(KEY, 'https://faultline.example.org')
    expect(cookieSettings()).toMatchObject({ name: '__Secure-faultline.session_token', secure: true })
  })
})
