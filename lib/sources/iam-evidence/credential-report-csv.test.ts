/** Credential reports, whole and odd. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCredentialReport } from './credential-report-csv'

const COLUMNS = [
  ...['user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used', 'password_last_changed'],
  ...['password_next_rotation', 'mfa_active'],
  ...['access_key_1_active', 'access_key_1_last_rotated', 'access_key_1_last_used_date'],
  ...['access_key_2_active', 'access_key_2_last_rotated', 'access_key_2_last_used_date'],
]
const NOBODY = {
  password_enabled: 'false',
  mfa_active: 'false',
  access_key_1_active: 'false',
  access_key_2_active: 'false',
}
const at = (text: string) => Date.parse(text)

function reportOf(rows: Record<string, string>[], columns: readonly string[] = COLUMNS, end = '\n'): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => columns.map((name) => quoted(row[name] ?? 'N/A')).join(','))
  return [columns.join(','), ...lines].join(end)
}

function userOf(row: Record<string, string>, columns?: readonly string[]) {
  const [user] = parseCredentialReport(reportOf([{ user: 'mira', ...NOBODY, ...row }], columns)).report.users
  return user
}

describe('a row', () => {
  it('tells passwords, keys and MFA', () => {
    const row = {
      arn: 'arn:aws:iam::200000000001:user/mira',
      user_creation_time: '2023-01-02T03:04:05+00:00',
      password_enabled: 'TRUE',
      password_last_used: '2024-05-06T07:08:09+02:00',
      password_last_changed: '2024-01-01T00:00:00Z',
      mfa_active: 'true',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2024-02-02T00:00:00',
      access_key_1_last_used_date: 'N/A',
    }
    expect(userOf(row)).toEqual({
      user: 'mira',
      arn: row.arn,
      createdAt: at('2023-01-02T03:04:05Z'),
      passwordEnabled: true,
      passwordLastUsed: at('2024-05-06T05:08:09Z'),
      passwordLastChanged: at('2024-01-01T00:00:00Z'),
      mfaActive: true,
      keys: [
        { number: 1, active: true, lastRotated: at('2024-02-02T00:00:00Z'), lastUsed: 'never' },
        { number: 2, active: false, lastRotated: null, lastUsed: null },
      ],
    })
  })

  it.each([
    ['true', 'no_information', 'never'],
    ['true', 'N/A', 'never'],
    ['false', 'N/A', null],
    ['not_supported', 'not_supported', null],
    ['true', 'yesterday', 'unknown'],
  ])('with password_enabled %s and password_last_used %s was last used: %s', (enabled, used, expected) => {
    expect(userOf({ password_enabled: enabled, password_last_used: used })?.passwordLastUsed).toBe(expected)
  })

  it('does not take what is not supported for a no', () => {
    expect(userOf({ password_enabled: 'not_supported', mfa_active: 'N/A' })).toMatchObject({
      passwordEnabled: null,
      mfaActive: null,
    })
  })

  it('does not take a key for one that is off where the report says neither', () => {
    const made = { access_key_1_last_rotated: '2024-02-02T00:00:00Z' }
    expect(userOf({ ...made, access_key_1_active: 'not_supported' })?.keys[0]).toMatchObject({ active: null })
    expect(userOf({ access_key_1_active: 'N/A' })?.keys[0]).toMatchObject({ active: false, lastRotated: null })
  })

  it('of a report with fewer columns knows less, with more of them no less', () => {
    const few = userOf({ password_enabled: 'true' }, ['user', 'password_enabled'])
    expect(few).toMatchObject({
      passwordEnabled: true,
      passwordLastUsed: null,
      mfaActive: null,
      createdAt: null,
      keys: [],
    })
    const more = userOf({ access_key_3_active: 'true' }, [...COLUMNS, 'passkey_count', 'access_key_3_active'])
    expect(more?.keys.at(-1)).toMatchObject({ number: 3, active: true })
  })
})

describe('a report', () => {
  it('keeps root apart from users', () => {
    const { report } = parseCredentialReport(
      reportOf([{ user: '<root_account>', mfa_active: 'true' }, { user: 'mira' }]),
    )
    expect(report.root?.mfaActive).toBe(true)
    expect(report.users.map(({ user }) => user)).toEqual(['mira'])
    expect(parseCredentialReport(COLUMNS.join(',')).report).toEqual({ root: null, users: [] })
  })

  it('comes with a byte order mark, CRLF and an empty line at its end as well', () => {
    const csv = `\ufeff${reportOf([{ user: 'mira' }, { user: 'jo' }], COLUMNS, '\r\n')}\r\n\r\n`
    expect(parseCredentialReport(csv).report.users).toHaveLength(2)
  })

  it('tells when it can have been made at the earliest', () => {
    const csv = reportOf([
      { user: 'a', user_creation_time: '2024-01-01T00:00:00Z', password_last_used: '2026-01-01T00:00:00Z' },
      { user: 'b', access_key_1_last_rotated: '2025-01-01T00:00:00Z' },
    ])
    expect(parseCredentialReport(csv).newestChange).toBe(at('2025-01-01T00:00:00Z'))
    expect(parseCredentialReport(reportOf([{ user: 'a' }])).newestChange).toBeNull()
  })

  it('of something else is refused', () => {
    expect(() => parseCredentialReport('<html>sign in</html>')).toThrow('no column "user"')
    expect(() => parseCredentialReport('')).toThrow('no column "user"')
    expect(() => parseCredentialReport('user,arn\n"open')).toThrow(Error)
  })

  it('keeps every name as it is, whatever it is made of', () => {
    const names = fc.array(
      fc.string({ unit: fc.constantFrom('a', ',', '"', 'ü', '名', '😀', '+', '=', '@', '-'), minLength: 1 }),
    )
    fc.assert(
      fc.property(names, (users) => {
        const { report } = parseCredentialReport(reportOf(users.map((user) => ({ user, ...NOBODY }))))
        expect(report.users.map(({ user }) => user)).toEqual(users)
      }),
    )
  })

  it('of ten thousand users is read whole', () => {
    const users = Array.from({ length: 10_000 }, (_, index) => ({ user: `Müller, ${index}`, ...NOBODY }))
    const { report } = parseCredentialReport(reportOf(users))
    expect(report.users).toHaveLength(10_000)
    expect(report.users.at(-1)?.user).toBe('Müller, 9999')
  })
})
