/** Inviting: the person, the link, what is refused, and what the list then says. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { findAccessLink } from '@/lib/sign-in/access-link'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { listPeople } from './read'
import { invitationForm } from './schemas'
import type { Steward } from './steward'
import { inviteSomeone } from './write-invitation'
import { renewLink } from './write-ways-in'

withDatabase()

const admin: Steward = { actor: actorOf('00000000-0000-4000-8000-000000000001'), role: 'admin' }
const invitation = { name: 'Noor', email: 'noor@example.org', role: 'responder', teams: [], limited: false } as const

describe('inviteSomeone', () => {
  test('makes a person who has not come yet and a link that lets them in for seven days', async () => {
    const link = await inviteSomeone(admin, invitation)
    const found = await findAccessLink(link.secret)
    expect(found).toMatchObject({ state: 'valid', person: { name: 'Noor', email: 'noor@example.org' } })
    const people = await listPeople()
    expect(people).toMatchObject([
      { name: 'Noor', role: 'responder', state: 'invited', lastSeenAt: null, hasPassword: false },
    ])
    const days = (Date.parse(people[0]?.linkUntil ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(6.9)
    expect(days).toBeLessThanOrEqual(7)
  })

  test('keeps the secret out of the database and the audit', async () => {
    const { secret } = await inviteSomeone(admin, invitation)
    const { rows } = await pool().query<{ all: string }>(
      'SELECT (SELECT json_agg(a)::text FROM audit_entry a) || (SELECT json_agg(l)::text FROM access_link l) AS all',
    )
    expect(rows[0]?.all).toContain('person.invited')
    expect(rows[0]?.all).not.toContain(secret)
  })

  test('refuses an e-mail that is known, also when two invite at once', async () => {
    const outcomes = await Promise.allSettled([inviteSomeone(admin, invitation), inviteSomeone(admin, invitation)])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toMatchObject([
      { reason: { code: 'CONFLICT', fields: { email: expect.stringMatching(/already here/) } } },
    ])
    expect(await auditTrail()).toHaveLength(1)
  })

  test('refuses a role above that of the one who invites', async () => {
    await expect(inviteSomeone(admin, { ...invitation, role: 'owner' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await listPeople()).toEqual([])
  })

  test('leaves nobody behind where a team is gone', async () => {
    const teams = ['00000000-0000-4000-8000-000000000000']
    await expect(inviteSomeone(admin, { ...invitation, teams })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await listPeople()).toEqual([])
  })
})

test('renewLink makes earlier links worthless', async () => {
  const first = await inviteSomeone(admin, invitation)
  const people = await listPeople()
  const second = await renewLink(admin, String(people[0]?.id))
  expect(await findAccessLink(first.secret)).toMatchObject({ state: 'expired' })
  expect(await findAccessLink(second.secret)).toMatchObject({ state: 'valid' })
})

describe('the form', () => {
  const typed = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return form
  }
  const team = '3b241101-e2bb-4255-8caf-4136c566a962'

  test('is read: e-mail in lower case, ticked teams as a list', () => {
    const form = typed({
      name: ' Noor ',
      email: ' Noor@Example.ORG',
      role: 'viewer',
      limited: 'on',
      [`team:${team}`]: 'on',
    })
    expect(readForm(invitationForm, form)).toMatchObject({
      name: 'Noor',
      email: 'noor@example.org',
      role: 'viewer',
      limited: true,
      teams: [team],
    })
  })

  test.each([
    ['name', { name: ' ' }],
    ['name', { name: 'Noor\nBcc: x' }],
    ['name', { name: 'Noor \u202Egro.elpmaxe' }],
    ['name', { name: 'n'.repeat(101) }],
    ['email', { email: 'noor' }],
    ['email', { email: 'noor@example.org\r\nBcc: x@example.org' }],
    ['email', { email: `${'n'.repeat(250)}@example.org` }],
    ['role', { role: 'root' }],
  ])('names the field %s', (field, wrong) => {
    const form = typed({ name: 'Noor', email: 'noor@example.org', role: 'viewer', ...wrong })
    expect(() => readForm(invitationForm, form)).toThrow(
      expect.objectContaining({ code: 'INVALID', fields: { [field]: expect.any(String) } }),
    )
  })

  test('leaves out a team that is none', () => {
    const form = typed({ name: 'Noor', email: 'noor@example.org', role: 'viewer', 'team:x': 'on' })
    expect(readForm(invitationForm, form)).toMatchObject({ teams: [] })
  })
})
